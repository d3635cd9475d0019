# Exit codes, streams and logs, as schedulers, pipelines and runbooks depend on them.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Get-TestModulePath
    Import-Module $module -Force
    $yaml = Join-Path $TestDrive 'prometheus.yml'
    Set-Content -LiteralPath $yaml -Value (Get-TestConfiguration)
    $prelude = "Import-Module '$module'; `$sim = Start-XASimulator -CreationTime 00:00:02; `$link = @{ Name = 'prod-1'; ClusterArn = `$sim.ClusterArn; WorkspaceArn = `$sim.WorkspaceArn; ScrapeConfigurationPath = '$yaml' }; "

    function Invoke-Shell {
        # A shell without a console, whose streams are files.
        param([string] $Command, [switch] $AsFile)
        $errors = Join-Path $TestDrive 'errors.txt'
        $text = $prelude + $Command
        if ($AsFile) {
            $file = Join-Path $TestDrive 'script.ps1'
            Set-Content -LiteralPath $file -Value $text
            $output = Invoke-ChildShell '-File', $file 2>$errors
        }
        else { $output = Invoke-ChildShell '-Command', $text 2>$errors }
        [pscustomobject]@{ Code = $LASTEXITCODE; Output = @($output); Errors = "$(Get-Content -LiteralPath $errors -Raw)" }
    }

    function Invoke-Stream {
        # A runspace of its own, all of whose streams can be read.
        param([string] $Script, $Simulator)
        $one = [powershell]::Create()
        $null = $one.AddScript("param(`$module, `$sim, `$yaml) Import-Module `$module; $Script").AddArgument($module).AddArgument($Simulator).AddArgument($yaml)
        $output = $one.Invoke()
        [pscustomobject]@{ Output = @($output); Streams = $one.Streams; HadErrors = $one.HadErrors }
    }
}

Describe 'The exit code of pwsh' {
    It '<code> after <what>' -ForEach @(
        @{ what = 'success'; code = 0; command = '$null = Connect-XACluster @link @sim'; asFile = $false }
        @{ what = 'success of a script'; code = 0; command = '$null = Connect-XACluster @link @sim'; asFile = $true }
        @{ what = 'a record that failed last'; code = 1; command = '[pscustomobject]@{ Name = "a b" } | Connect-XACluster @sim'; asFile = $false }
        @{ what = 'a record that failed last in a script, for -File counts only what ends the script'; code = 0; command = '[pscustomobject]@{ Name = "a b" } | Connect-XACluster @sim'; asFile = $true }
        @{ what = '-ErrorAction Stop'; code = 1; command = 'Wait-XAScraper -ScraperArn arn:aws:aps:us-west-2:111122223333:scraper/s-none @sim -ErrorAction Stop; "not reached"'; asFile = $false }
        @{ what = '-ErrorAction Stop in a script'; code = 1; command = 'Wait-XAScraper -ScraperArn arn:aws:aps:us-west-2:111122223333:scraper/s-none @sim -ErrorAction Stop; "not reached"'; asFile = $true }
        @{ what = 'a report that cannot be written'; code = 1; command = '$null | Out-Null; Export-XAReport -Path /nowhere/at/all/x.html'; asFile = $false }
        @{ what = '-WhatIf'; code = 0; command = '$null = Connect-XACluster @link @sim -WhatIf'; asFile = $false }
        @{ what = 'an exit by what failed'; code = 7; command = 'Connect-XACluster -Name "a b" @sim -ErrorAction SilentlyContinue -ErrorVariable failed; if ($failed) { exit 7 }'; asFile = $true }
    ) {
        $run = Invoke-Shell $command -AsFile:$asFile
        $run.Code | Should -Be $code -Because "$($run.Output) $($run.Errors)"
        $run.Output | Should -Not -Contain 'not reached'
        if ($code -eq 0 -and $what -notlike '*failed*') { $run.Errors | Should -BeNullOrEmpty }
    }
}

Describe 'Whether a command has succeeded' {
    BeforeEach {
        $sim = Start-XASimulator -CreationTime 00:00:00.5
        $link = @{ Name = 'prod-1'; ClusterArn = $sim.ClusterArn; WorkspaceArn = $sim.WorkspaceArn; ScrapeConfigurationPath = $yaml }
    }
    AfterEach { Stop-XASimulator $sim }

    It 'is true after success and after a warning' {
        $made = Connect-XACluster @link @sim; $? | Should -BeTrue
        $made | Select-Object *, @{ n = 'Mine'; e = { 1 } } | Update-XATrustPolicy @sim -WarningVariable warned -WarningAction SilentlyContinue | Out-Null; $? | Should -BeTrue
        $warned.Count | Should -Be 1
    }

    It 'is false after one bad record among good ones, which go on' {
        $rows = @([pscustomobject]@{ Name = 'a b' }, [pscustomobject]$link) | Select-Object Name, ClusterArn, WorkspaceArn
        $done = $rows | Connect-XACluster -ScrapeConfigurationPath $yaml @sim -ErrorAction SilentlyContinue; $? | Should -BeFalse
        $done.Name | Should -Be 'prod-1'
    }

    It 'a terminating error names what failed: <what>' -ForEach @(
        @{ what = '-ErrorAction Stop'; script = { [pscustomobject]@{ Name = 'a b' } | Connect-XACluster @sim -ErrorAction Stop } }
        @{ what = '$ErrorActionPreference'; script = { $ErrorActionPreference = 'Stop'; [pscustomobject]@{ Name = 'a b' } | Connect-XACluster @sim } }
    ) {
        $caught = $null
        try { & $script } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'InvalidAlias,*'
        $caught.CategoryInfo.Category | Should -Be 'InvalidArgument'
    }
}

Describe 'The streams' {
    BeforeEach { $sim = Start-XASimulator -CreationTime 00:00:02 }
    AfterEach { Stop-XASimulator $sim }

    It 'have objects of the declared types on the success stream, and nothing else anywhere' {
        $run = Invoke-Stream -Simulator $sim @'
$link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @sim | New-XAScraperTargetRole |
    New-XAScraper -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn -ScrapeConfigurationPath $yaml | Wait-XAScraper | Update-XATrustPolicy
$link
$link | Get-XAScraper -IncludeTrust
$link | Get-XATrustPolicy
$link | Test-XAScraper
$link | Set-XAScraper -Alias prod-one
Get-XACallerPolicy -Side Source -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn
$link | Export-XAReport "$yaml.html"
$link | Export-XAReport "$yaml.html" -PassThru
$link | Disconnect-XACluster -Force
'@
        $run.HadErrors | Should -BeFalse -Because "$($run.Streams.Error)"
        $types = @($run.Output | ForEach-Object { $_.PSObject.BaseObject.GetType().FullName } | Sort-Object -Unique)
        $types -join ', ' | Should -Be 'System.IO.FileInfo, System.String, XScrape.Diagnosis.Finding, XScrape.Links.ScraperLink, XScrape.Links.ScraperTrust'
        foreach ($stream in 'Error', 'Warning', 'Information', 'Verbose', 'Debug') { "$stream $($run.Streams.$stream.Count)" | Should -Be "$stream 0" }
    }

    It 'have no progress where the preference says so, and else a record that ends each activity' {
        $loud = Invoke-Stream -Simulator $sim 'Connect-XACluster -Name prod-1 -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn -ScrapeConfigurationPath $yaml @sim'
        $records = @($loud.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
        $records.Count | Should -BeGreaterThan 0
        foreach ($id in $records.ActivityId | Sort-Object -Unique) { @($records | Where-Object ActivityId -EQ $id)[-1].RecordType | Should -Be 'Completed' }
        $null = Invoke-Stream -Simulator $sim '$null = Disconnect-XACluster -Name prod-1 -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn @sim -Force'
        $quiet = Invoke-Stream -Simulator $sim '$ProgressPreference = "SilentlyContinue"; Connect-XACluster -Name prod-2 -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn -ScrapeConfigurationPath $yaml @sim'
        $quiet.Streams.Progress.Count | Should -Be 0
        $quiet.Output.Count | Should -Be 1
    }

    It 'of a shell whose output is a file hold neither progress nor escape sequences' {
        $run = Invoke-Shell 'Connect-XACluster @link @sim | ConvertTo-Json -Compress'
        $run.Output.Count | Should -Be 1 -Because "$($run.Output)"
        ($run.Output[0] | ConvertFrom-Json).Name | Should -Be 'prod-1'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'need no user interface: a host without one runs everything' {
        if (-not ('XScrape.Tests.BareHost' -as [type])) {
            Add-Type -TypeDefinition @'
namespace XScrape.Tests {
    using System; using System.Globalization; using System.Management.Automation.Host;
    public sealed class BareHost : PSHost {
        private readonly Guid _id = Guid.NewGuid();
        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override Guid InstanceId { get { return _id; } }
        public override string Name { get { return "BareHost"; } }
        public override PSHostUserInterface UI { get { return null; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { throw new NotSupportedException(); }
        public override void ExitNestedPrompt() { throw new NotSupportedException(); }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }
}
'@
        }
        $space = [runspacefactory]::CreateRunspace([XScrape.Tests.BareHost]::new())
        $space.Open()
        $one = [powershell]::Create($space)
        try {
            $null = $one.AddScript(@'
param($module, $sim, $yaml)
Import-Module $module
$null = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @sim -WhatIf | New-XAScraperTargetRole
$link = Connect-XACluster -Name prod-1 -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn -ScrapeConfigurationPath $yaml @sim
$link | Format-Table | Out-String
$link | Disconnect-XACluster -Force
'@).AddArgument($module).AddArgument($sim).AddArgument($yaml)
            $output = $one.Invoke()
            $one.HadErrors | Should -BeFalse -Because "$($one.Streams.Error)"
            $output.Count | Should -Be 2
            $output[0] | Should -BeLike '*prod-1*Active*Bound*'
        }
        finally { $one.Dispose(); $space.Dispose() }
    }
}

Describe 'JSON for logs' {
    BeforeAll {
        $sim = Start-XASimulator -CreationTime 00:00:00.2
        $link = Connect-XACluster -Name prod-1 -ClusterArn $sim.ClusterArn -WorkspaceArn $sim.WorkspaceArn -ScrapeConfigurationPath $yaml @sim
        $findings = @($link | Test-XAScraper)
    }
    AfterAll { Stop-XASimulator $sim }

    It 'of <what> is one line, cuts nothing off, and holds no secret' -ForEach @(
        @{ what = 'a link'; get = { $link } }
        @{ what = 'a finding'; get = { $findings[0] } }
        @{ what = 'a trust'; get = { @($link | Get-XATrustPolicy)[0] } }
    ) {
        $json = & $get | ConvertTo-Json -Depth 3 -Compress -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeNullOrEmpty
        $json | Should -Not -Match "`n"
        $json | Should -Not -Match 'simulated/secret'
        $json.Length | Should -BeLessThan 6000
    }

    It 'of findings goes into a report as the findings themselves do' {
        $json = $findings | ForEach-Object { $_ | ConvertTo-Json -Depth 3 -Compress }
        $back = @($json | ForEach-Object { $_ | ConvertFrom-Json })
        $back | Export-XAReport "$TestDrive/back.html"
        $findings | Export-XAReport "$TestDrive/live.html"
        $rows = foreach ($name in 'back', 'live') { [regex]::Match((Get-Content -LiteralPath "$TestDrive/$name.html" -Raw), '<tbody>(.*?)</tbody>', 'Singleline').Groups[1].Value }
        $rows[0] | Should -Be $rows[1]
        Get-Content -LiteralPath "$TestDrive/back.html" -Raw | Should -BeLike '*Changes: not known.*'
        Get-Content -LiteralPath "$TestDrive/live.html" -Raw | Should -BeLike '*CreateScraper*'
    }

    It 'of findings by Clixml, too' {
        $findings | Export-Clixml "$TestDrive/findings.xml" -Depth 4
        Import-Clixml "$TestDrive/findings.xml" | Export-XAReport "$TestDrive/clixml.html"
        Get-Content -LiteralPath "$TestDrive/clixml.html" -Raw | Should -BeLike "* of $($findings.Count) failed*"
    }

    It 'of an error has what a log needs' {
        $failed = $null
        [pscustomobject]@{ Name = 'a b' } | Connect-XACluster @sim -ErrorVariable failed -ErrorAction SilentlyContinue
        $json = $failed[0] | Select-Object @{ n = 'id'; e = { $_.FullyQualifiedErrorId } }, @{ n = 'message'; e = { "$_" } }, @{ n = 'advice'; e = { $_.ErrorDetails.RecommendedAction } } | ConvertTo-Json -Compress
        $back = $json | ConvertFrom-Json
        $back.id | Should -BeLike 'InvalidAlias,*'
        $back.message | Should -BeLike '*a b*'
        $back.advice | Should -Not -BeNullOrEmpty
    }
}
