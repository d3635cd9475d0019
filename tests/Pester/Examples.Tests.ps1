# Module/Examples: green on a sound AWS, red on one that misbehaves. Each run is a PowerShell of its own, as in a change window.
BeforeDiscovery { Import-Module "$PSScriptRoot/Support.psm1" -Force }

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Get-TestModulePath
    $example = [IO.Path]::Combine((Split-Path $module), 'Examples', 'Change.Tests.ps1')
    $yaml = Join-Path $TestDrive 'prometheus.yml'
    Set-Content -LiteralPath $yaml -Value (Get-TestConfiguration)
    $runner = Join-Path $TestDrive 'run.ps1'
    Set-Content -LiteralPath $runner -Value @'
param($Module, $Pester, $Example, $Yaml, $Steps, $Faults, $Prepare)
$ProgressPreference = 'SilentlyContinue'
Import-Module $Module
Import-Module $Pester
$sim = Start-XASimulator -CreationTime 00:00:01
$data = @{ Name = 'prod-1'; ClusterArn = $sim.ClusterArn; WorkspaceArn = $sim.WorkspaceArn; ScrapeConfigurationPath = $Yaml; Aws = $sim; ReportPath = "$Yaml.html" }
if ($Prepare) { . ([scriptblock]::Create($Prepare)) }
if ($Faults) { $sim.SetFaults($Faults) }
$failed = 0
foreach ($step in $Steps -split ',') {
    $configuration = New-PesterConfiguration
    $configuration.Run.Container = New-PesterContainer -Path $Example -Data ($data + @{ Step = $step })
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Detailed'
    $configuration.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $configuration
    Write-Host "RESULT $step $($result.PassedCount) passed $($result.FailedCount) failed $($result.SkippedCount) skipped, $(@($sim.Calls | Where-Object IsWrite).Count) writes"
    $failed += $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
}
Stop-XASimulator $sim
exit [Math]::Min($failed, 1)
'@

    function Invoke-Example {
        param([string] $Steps = 'Change', [string] $Faults = '', [string] $Prepare = '', [string] $Pester = (Join-Path (Get-Module Pester).ModuleBase 'Pester.psd1'))
        $output = Invoke-ChildShell '-File', $runner, $module, $Pester, $example, $yaml, $Steps, $Faults, $Prepare 2>&1 | Out-String
        [pscustomobject]@{ Code = $LASTEXITCODE; Output = $output; Results = @([regex]::Matches($output, 'RESULT .*') | ForEach-Object { $_.Value.Trim() }) }
    }
}

Describe 'The example of a change' {
    It 'is green on a sound AWS, there and back, and leaves a report, under Pester <_>' -ForEach 5, 6 {
        $pester = Get-TestPesterPath $_
        if (-not $pester) { Set-ItResult -Skipped -Because "Pester $_ is not installed" }
        $run = Invoke-Example -Steps 'Change,WayBack' -Pester $pester
        $run.Code | Should -Be 0 -Because $run.Output
        $run.Output | Should -Match "Pester v$_\."
        $run.Results[0] | Should -BeLike 'RESULT Change 11 passed 0 failed 3 skipped*'
        $run.Results[1] | Should -BeLike 'RESULT WayBack 3 passed 0 failed 11 skipped*'
        "$yaml.html" | Should -Exist
        Get-Content -LiteralPath "$yaml.html" -Raw | Should -BeLike '*<title>Connect prod-1</title>*'
    }

    It 'is green a second time, and writes nothing' {
        $run = Invoke-Example -Steps 'Change,Change'
        $run.Code | Should -Be 0 -Because $run.Output
        ($run.Results[0] -replace '.*, ') | Should -Be ($run.Results[1] -replace '.*, ')
    }

    It 'is red before the first write where <what>' -ForEach (Select-TestSample -Index 0 -Case @(
        @{ what = 'the caller may not read'; faults = '{ "rules": [{ "kind": "AccessDenied", "service": "iam" }] }'; prepare = ''; words = '*may not do iam:GetRole*' }
        @{ what = 'AWS is out of order'; faults = '{ "rules": [{ "kind": "ServerError", "operation": "ListScrapers" }] }'; prepare = ''; words = '*aps:ListScrapers*' }
        @{ what = 'the configuration is not one of AMP'; faults = ''; prepare = '$data.ScrapeConfigurationPath = "$Yaml.bad"; Set-Content "$Yaml.bad" "scrape_configs: 7"'; words = '*scrape_configs*' }
    )) {
        $run = Invoke-Example -Faults $faults -Prepare $prepare
        $run.Code | Should -Be 1 -Because $run.Output
        $run.Output | Should -BeLike $words
        $run.Output | Should -BeLike '*the change begins only if every check before it has passed*'
        $run.Results[0] | Should -BeLike '*, 0 writes'
    }

    It 'is red where <what>' -ForEach (Select-TestSample -Index 1 -Case @(
        @{ what = 'the creation fails'; faults = '{ "scraperFailures": [{ "status": "CREATION_FAILED", "reason": "No free address in subnet-1." }] }'; words = '*No free address*' }
        @{ what = 'the trust policy cannot be written'; faults = '{ "rules": [{ "kind": "AccessDenied", "operation": "UpdateAssumeRolePolicy" }] }'; words = '*UpdateAssumeRolePolicy*' }
        @{ what = 'the quota is used up'; faults = '{ "rules": [{ "kind": "Error", "operation": "CreateScraper", "errorCode": "ServiceQuotaExceededException", "errorStatus": 402 }] }'; words = '*quota*' }
    )) {
        $run = Invoke-Example -Faults $faults
        $run.Code | Should -Be 1 -Because $run.Output
        $run.Output | Should -BeLike $words
        $run.Output | Should -Match '\[-\] connects the cluster with the workspace'
    }

    It 'is red where nobody can see that samples arrive' {
        $run = Invoke-Example -Faults '{ "rules": [{ "kind": "AccessDenied", "operation": "QueryMetrics" }] }'
        $run.Code | Should -Be 1 -Because $run.Output
        $run.Output | Should -Match '\[-\] samples of the cluster arrive in the workspace'
        $run.Output | Should -Match '\[\+\] both trust policies allow this scraper and no other'
    }

    It 'is red where samples arrive of targets that are all down' {
        # The wait gives targets two minutes to be scraped; what it is given here is enough for the first sample.
        $run = Invoke-Example -Prepare '$data.DataTimeout = "00:00:05"; $sim.CloseTargets("*")'
        $run.Code | Should -Be 1 -Because $run.Output
        $run.Output | Should -Match '\[\+\] samples of the cluster arrive in the workspace'
        $run.Output | Should -Match '\[-\] every job has a target that answers'
        $run.Output | Should -BeLike "*Job 'kubernetes-pods': all 2 targets are down*"
    }

    It 'stays green where AWS only stumbles' {
        $run = Invoke-Example -Faults '{ "rules": [{ "kind": "Throttle", "operation": "GetRole", "times": 2 }, { "kind": "CutAfter", "operation": "CreateScraper", "times": 1 }] }'
        $run.Code | Should -Be 0 -Because $run.Output
    }
}
