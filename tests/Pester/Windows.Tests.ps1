# What only Windows has: execution policy, marks of the web, registry drives, the folder for temporary files and its rights.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $module = Get-TestModulePath

    function Invoke-Under {
        # A shell of its own under an execution policy, as an admin starts it. What it says, on one line.
        param([string] $Policy, [string] $Script)
        (@(Invoke-ChildShell '-ExecutionPolicy', $Policy, '-Command', $Script 2>&1) -join ' ') -replace '\s+', ' '
    }
}

Describe 'On Windows' {
    BeforeEach { if (-not ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows)) { Set-ItResult -Skipped -Because 'this is not Windows' } }

    It 'scripts that are restricted are named where the module is imported, as README says' {
        $said = Invoke-Under Restricted "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$module'; Start-XASimulator"
        $said | Should -BeLike '*running scripts is disabled on this system*'
        $said | Should -BeLike '*Start-XASimulator*is not recognized*'
    }

    It 'the module is imported under the policy <_>' -ForEach RemoteSigned, Unrestricted, Bypass {
        Invoke-Under $_ "Import-Module '$module'; `$sim = Start-XASimulator; 'running: ' + `$sim.IsRunning; Stop-XASimulator `$sim" | Should -BeLike '*running: True*'
    }

    It 'the module is imported once Set-ExecutionPolicy has allowed scripts for the process, as README says' {
        Invoke-Under Restricted "Set-ExecutionPolicy -Scope Process RemoteSigned -Force; Import-Module '$module'; `$sim = Start-XASimulator; 'running: ' + `$sim.IsRunning; Stop-XASimulator `$sim" |
            Should -BeLike '*running: True*'
    }

    It 'files that were downloaded run after Unblock-File, as README says' {
        $copy = Join-Path $TestDrive 'Downloaded'
        Copy-Item -LiteralPath (Split-Path $module) -Destination $copy -Recurse
        Get-ChildItem $copy -Recurse -File | ForEach-Object { Set-Content -LiteralPath $_.FullName -Stream Zone.Identifier -Value "[ZoneTransfer]`r`nZoneId=3" }
        $import = "Import-Module '$copy\XScrape.psd1'; (Get-Command -Module XScrape).Count"
        Invoke-Under RemoteSigned $import | Should -BeLike '*cannot be loaded*'
        Get-ChildItem $copy -Recurse -File | Unblock-File
        Invoke-Under RemoteSigned $import | Should -Match '^\d+$'
    }

    It 'a relative path is none of a file where the shell stands in the registry' {
        Push-Location HKCU:\
        try {
            $null = Test-XAScrapeConfiguration -Path ./prometheus.yml -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration,*'
            $failures[0].Exception.Message | Should -BeLike '*Registry*not a file*'
        }
        finally { Pop-Location }
    }

    It 'a configuration is read from <Form>' -ForEach @(
        @{ Form = 'a path with backslashes'; Path = { "$TestDrive\Süd\prometheus.yml" } }
        @{ Form = 'a path with slashes'; Path = { ("$TestDrive" -replace '\\', '/') + '/Süd/prometheus.yml' } }
        @{ Form = 'the current folder of a drive'; Path = { "$((Get-Item $TestDrive).PSDrive.Name):prometheus.yml" } }
        @{ Form = 'a drive of PowerShell'; Path = { 'XASued:\prometheus.yml' } }
        @{ Form = 'a path in capitals'; Path = { "$TestDrive\SÜD\PROMETHEUS.YML" } }
    ) {
        $null = New-Item -ItemType Directory -Path "$TestDrive\Süd" -Force
        # As Windows' editors and Windows PowerShell's Out-File leave it: lines end with CR and LF, and a byte order mark begins it.
        [IO.File]::WriteAllText("$TestDrive\Süd\prometheus.yml", ((Get-TestConfiguration) -replace '\r?\n', "`r`n"), (New-Object Text.UTF8Encoding $true))
        $null = New-PSDrive -Name XASued -PSProvider FileSystem -Root "$TestDrive\Süd"
        Push-Location "$TestDrive\Süd"
        try { Test-XAScrapeConfiguration -Path (& $Path) -Quiet -ErrorAction Stop | Should -BeTrue }
        finally { Pop-Location; Remove-PSDrive XASued }
    }

    It 'the keys of a simulator lie in the folder for temporary files, for nobody else to read, and go with it' {
        $sim = Start-XASimulator
        $sim.ProfileLocation | Should -BeLike "$([IO.Path]::GetTempPath())*"
        $me = [Security.Principal.WindowsIdentity]::GetCurrent().Name
        $allowed = @((Get-Acl -LiteralPath $sim.ProfileLocation).Access | Where-Object AccessControlType -EQ 'Allow').IdentityReference.Value
        $allowed | Should -Contain $me
        $allowed | Where-Object { $_ -notin $me, 'NT AUTHORITY\SYSTEM' } | Should -BeNullOrEmpty
        Stop-XASimulator $sim
        Test-Path -LiteralPath $sim.ProfileLocation | Should -BeFalse
    }

    It 'a pipeline runs in a console of code page <_>' -ForEach 437, 850, 932, 65001 {
        $script = "[Console]::OutputEncoding = [Text.Encoding]::GetEncoding($_); Import-Module '$module'; `$sim = Start-XASimulator -CreationTime 0:0:1; " +
            "`$link = New-XAScraperSourceRole -Name page -TargetAccountId 444455556666 @sim | New-XAScraperTargetRole; `$link.Name + ' ' + `$link.Status; Stop-XASimulator `$sim"
        Invoke-Under Bypass $script | Should -BeLike '*page *'
    }
}
