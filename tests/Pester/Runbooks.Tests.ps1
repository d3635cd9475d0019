# Module/Runbooks as their hosts run them: without a console, killed and started again, and with small output.
BeforeDiscovery { Import-Module "$PSScriptRoot/Support.psm1" -Force }

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Get-TestModulePath
    Import-Module $module -Force
    $runbooks = Join-Path (Split-Path $module) 'Runbooks'
    $yaml = Join-Path $TestDrive 'prometheus.yml'
    Set-Content -LiteralPath $yaml -Value (Get-TestConfiguration)
    # What Azure Automation brings: variables and credentials. A module in its place, as in a sandbox.
    $assets = Join-Path $TestDrive 'Assets.psm1'
    Set-Content -LiteralPath $assets -Value @'
function Get-AutomationVariable { param($Name) [IO.File]::ReadAllText((Join-Path $env:XSCRAPE_ASSETS $Name)) }
function Get-AutomationPSCredential { param($Name) New-Object PSCredential (([IO.File]::ReadAllText((Join-Path $env:XSCRAPE_ASSETS $Name)) -split ' ')[0]), (ConvertTo-SecureString (([IO.File]::ReadAllText((Join-Path $env:XSCRAPE_ASSETS $Name)) -split ' ')[1]) -AsPlainText -Force) }
'@
    $env:XSCRAPE_ASSETS = $TestDrive
    $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Name = "prod-$_"; ClusterArn = "arn:aws:eks:us-west-2:111122223333:cluster/prod-$_"; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012' } }

    function Set-Asset { param([string] $Name, [string] $Value) [IO.File]::WriteAllText((Join-Path $TestDrive $Name), $Value) }

    function Set-Fleet {
        param($Row, $Simulator)
        # The simulator's profiles are for its own accounts; a fleet of many accounts names them in its rows.
        $fleet = @($Row | Select-Object *, @{ n = 'SourceProfileName'; e = { $Simulator.SourceProfileName } }, @{ n = 'TargetProfileName'; e = { $Simulator.TargetProfileName } })
        $fleet | Export-Csv -LiteralPath (Join-Path $TestDrive 'fleet.csv') -NoTypeInformation
    }

    function Start-Runbook {
        # As a process without a console, so that it can be killed like a sandbox or a machine.
        param([string] $Command)
        $process = Start-ChildShell $Command
        [pscustomobject]@{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    function Wait-Runbook {
        param($Run)
        if (-not $Run.Process.WaitForExit(600000)) { $Run.Process.Kill(); throw 'The runbook did not end within ten minutes.' }
        [pscustomobject]@{ Code = $Run.Process.ExitCode; Output = $Run.Output.Result.Trim(); Errors = $Run.Errors.Result.Trim() }
    }

    function Get-AzureCommand {
        param($Simulator, [string] $More = '')
        Set-Asset 'source' "AKIASIMX111122223333 simulated/secret/access/key/111122223333"
        Set-Asset 'target' "AKIASIMX444455556666 simulated/secret/access/key/444455556666"
        "Import-Module '$assets'; Import-Module '$module'; & '$runbooks/Connect-Fleet.AzureAutomation.ps1' -FleetVariable fleet.csv -ScrapeConfigurationVariable prometheus.yml -SourceKeyAsset source -TargetKeyAsset target -Region us-west-2 -EndpointUrl '$($Simulator.EndpointUrl)' $More"
    }

    function Get-SsmCommand {
        param($Simulator, [string] $More = '')
        "& '$runbooks/Connect-Fleet.RunCommand.ps1' -FleetPath '$TestDrive/fleet.csv' -ScrapeConfigurationPath '$yaml' -Region us-west-2 -ModulePath '$module' -ProfileLocation '$($Simulator.ProfileLocation)' -EndpointUrl '$($Simulator.EndpointUrl)' $More; exit `$LASTEXITCODE"
    }
}

AfterAll { Remove-Item Env:XSCRAPE_ASSETS -ErrorAction SilentlyContinue }

Describe 'The runbook for <Place>' -ForEach (Select-TestSample @{ Place = 'Azure Automation'; Kind = 'Azure' }, @{ Place = 'Run Command'; Kind = 'Ssm' } -Index 0) {
    BeforeEach {
        $sim = $rows | Start-XASimulator -CreationTime 00:00:01
        if ($Kind -eq 'Azure') { Set-Asset 'fleet.csv' (($rows | ConvertTo-Csv -NoTypeInformation) -join "`n") } else { Set-Fleet $rows $sim }
        $getCommand = if ($Kind -eq 'Azure') { 'Get-AzureCommand' } else { 'Get-SsmCommand' }
    }
    AfterEach { Stop-XASimulator $sim }

    It 'connects the fleet, and says so in one small line of JSON' {
        $run = Wait-Runbook (Start-Runbook (& $getCommand $sim))
        $run.Code | Should -Be 0 -Because "$($run.Output) $($run.Errors)"
        $run.Errors | Should -BeNullOrEmpty
        @($run.Output -split "`n").Count | Should -Be 1
        $said = $run.Output | ConvertFrom-Json
        "$($said.rows) $($said.active) $($said.waiting) $($said.failed)" | Should -Be '3 3 0 0'
        @(Get-XAScraper @sim -IncludeTrust | Where-Object { $_.Trust -eq 'Bound' -and $_.Status -eq 'Active' }).Count | Should -Be 3
    }

    It 'started again writes nothing' {
        $null = Wait-Runbook (Start-Runbook (& $getCommand $sim))
        $writes = @($sim.Calls | Where-Object IsWrite).Count
        (Wait-Runbook (Start-Runbook (& $getCommand $sim))).Code | Should -Be 0
        @($sim.Calls | Where-Object IsWrite).Count | Should -Be $writes
    }

    It 'killed in the middle and started again ends right' {
        foreach ($writes in 1, 4, 8) {
            $run = Start-Runbook (& $getCommand $sim)
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not $run.Process.HasExited -and @($sim.Calls | Where-Object IsWrite).Count -lt $writes -and $clock.Elapsed.TotalSeconds -lt 300) { Start-Sleep -Milliseconds 5 }
            if (-not $run.Process.HasExited) { $run.Process.Kill() }
            $run.Process.WaitForExit()
        }
        $run = Wait-Runbook (Start-Runbook (& $getCommand $sim))
        $run.Code | Should -Be 0 -Because "$($run.Output) $($run.Errors)"
        $links = @(Get-XAScraper @sim -IncludeTrust)
        $links.Count | Should -Be 3 -Because 'no scraper is made twice'
        @($links | Where-Object { $_.Trust -eq 'Bound' -and $_.Status -eq 'Active' }).Count | Should -Be 3
        $links | ForEach-Object { $sim.Explain($_.ScraperArn).MetricsFlow | Should -BeTrue }
    }

    It 'names a failed row, goes on with the others, and ends as failed' {
        $sim.SetFaults('{ "scraperFailures": [{ "status": "CREATION_FAILED", "reason": "No free address.", "alias": "prod-2" }] }')
        $run = Wait-Runbook (Start-Runbook (& $getCommand $sim))
        $run.Code | Should -Be 1
        $said = ($run.Output -split "`n" | Where-Object { $_ -like '{*' }) | ConvertFrom-Json
        "$($said.active) $($said.failed) $($said.failures[0].link) $($said.failures[0].id)" | Should -Be '2 1 prod-2 ScraperFailed'
        $said.failures[0].message | Should -BeLike '*No free address*'
    }

    It 'stays small with 60 failed rows' {
        $many = 1..60 | ForEach-Object { [pscustomobject]@{ Name = "broken-$_"; ClusterArn = "arn:aws:eks:us-west-2:111122223333:cluster/broken-$_"; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012' } }
        if ($Kind -eq 'Azure') { Set-Asset 'fleet.csv' (($many | ConvertTo-Csv -NoTypeInformation) -join "`n") } else { Set-Fleet $many $sim }
        $sim.SetFaults('{ "rules": [{ "kind": "AccessDenied", "service": "iam" }] }')
        $run = Wait-Runbook (Start-Runbook (& $getCommand $sim))
        $run.Code | Should -Be 1
        $line = $run.Output -split "`n" | Where-Object { $_ -like '{*' }
        $line.Length | Should -BeLessThan $(if ($Kind -eq 'Azure') { 10000 } else { 2500 })
        ($line | ConvertFrom-Json).failed | Should -Be 60
    }
}

Describe 'The runbook for Run Command' {
    BeforeEach {
        $sim = $rows | Start-XASimulator -CreationTime 01:00:00
        Set-Fleet $rows $sim
    }
    AfterEach { Stop-XASimulator $sim }

    It 'ends with 1 and a reason where the fleet cannot be read' {
        Remove-Item -LiteralPath "$TestDrive/fleet.csv"
        $run = Wait-Runbook (Start-Runbook (Get-SsmCommand $sim))
        $run.Code | Should -Be 1
        ($run.Output | ConvertFrom-Json).error | Should -BeLike '*fleet.csv*'
    }

    It 'writes a report of what was made even while the scrapers are being created' {
        # A timeout of a minute is the least; the wait is stopped by making the scrapers fail.
        $sim.SetFaults('{ "rules": [{ "kind": "AccessDenied", "operation": "DescribeScraper" }, { "kind": "AccessDenied", "operation": "ListScrapers", "skip": 3 }] }')
        $run = Wait-Runbook (Start-Runbook (Get-SsmCommand $sim "-ReportPath '$TestDrive/fleet.html'"))
        $run.Code | Should -Be 1
        Get-Content -LiteralPath "$TestDrive/fleet.html" -Raw | Should -BeLike '*CreateScraper*'
    }
}

Describe 'The scripts' {
    It 'call nothing that a sandbox lacks: no processes, no prompts, no progress, no host' {
        foreach ($file in Get-ChildItem -LiteralPath $runbooks -Filter *.ps1) {
            $ast = [Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$null)
            $used = @($ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Sort-Object -Unique)
            $known = 'Connect-XACluster', 'ConvertFrom-Csv', 'ConvertTo-Json', 'Export-XAReport', 'ForEach-Object', 'Get-AutomationPSCredential', 'Get-AutomationVariable', 'Import-Csv', 'Import-Module', 'Select-Object', 'Where-Object'
            $used | Where-Object { $known -notcontains $_ } | Should -BeNullOrEmpty -Because $file.Name
            (Get-Content -LiteralPath $file.FullName -Raw) | Should -Not -Match '(?im)^#requires'
        }
    }
}
