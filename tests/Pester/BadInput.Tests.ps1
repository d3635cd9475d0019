BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator
}

AfterAll { Stop-XASimulator $aws }

Describe 'Bad input' {
    BeforeEach { $before = $aws.Calls.Count }

    It '<Why> is <Id>, told before any call' -ForEach @(
        @{ Why = 'a malformed ARN'; Id = 'InvalidArn'; Splat = @{ ClusterArn = 'arn:aws:eks' } }
        @{ Why = 'a wildcard in an ARN'; Id = 'InvalidArn'; Splat = @{ ClusterArn = 'arn:aws:eks:us-west-2:111122223333:cluster/*' } }
        @{ Why = 'a variable in an ARN'; Id = 'InvalidArn'; Splat = @{ ClusterArn = 'arn:aws:eks:us-west-2:$ACCOUNT:cluster/c' } }
        @{ Why = 'the wrong kind of ARN'; Id = 'WrongArnKind'; Splat = @{ ClusterArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1' } }
        @{ Why = 'an account id of 11 digits'; Id = 'InvalidAccountId'; Splat = @{ TargetAccountId = '44445555666' } }
        @{ Why = 'a role name of 65 characters'; Id = 'InvalidRoleName'; Splat = @{ SourceRoleName = 'r' * 65 } }
        @{ Why = 'a name that is no alias'; Id = 'InvalidAlias'; Splat = @{ Name = 'no spaces' } }
        @{ Why = 'two Regions'; Id = 'RegionMismatch'; Splat = @{ ClusterArn = 'arn:aws:eks:eu-west-1:111122223333:cluster/c' } }
        @{ Why = 'two partitions'; Id = 'PartitionMismatch'; Splat = @{ ClusterArn = 'arn:aws-cn:eks:cn-north-1:111122223333:cluster/c' } }
        @{ Why = 'source and target swapped'; Id = 'SourceAndTargetSwapped'; Splat = @{ SourceAccountId = '444455556666'; TargetAccountId = '111122223333'; ClusterArn = 'arn:aws:eks:us-west-2:111122223333:cluster/c'; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1' } }
        @{ Why = 'a profile that does not exist'; Id = 'ProfileNotFound'; Splat = @{ SourceProfileName = 'no-such-profile' } }
        @{ Why = 'an endpoint without TLS'; Id = 'InvalidEndpoint'; Splat = @{ EndpointUrl = 'http://example.com' } }
    ) {
        $all = @{ Name = 'bad-1'; TargetAccountId = '444455556666' }
        foreach ($key in $aws.Keys) { $all[$key] = $aws[$key] }
        foreach ($key in $Splat.Keys) { $all[$key] = $Splat[$key] }
        $link = New-XAScraperSourceRole @all -ErrorVariable failures -ErrorAction SilentlyContinue
        $link | Should -BeNullOrEmpty
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $aws.Calls.Count | Should -Be $before
    }

    It 'a tag with <Why> is refused by <Command> before any call' -ForEach @(
        # Every cmdlet that takes tags, and one bad tag of each kind.
        Import-Module "$PSScriptRoot/Support.psm1" -Force
        Import-Module (Get-TestModulePath) -Force
        $twice = New-Object Collections.Hashtable ([StringComparer]::Ordinal)
        $twice['Team'] = 'a'
        $twice['team'] = 'b'
        foreach ($command in Get-Command -Module XScrape -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('Tag') }) {
            foreach ($case in @(
                    @{ Why = 'a semicolon'; Tag = @{ team = 'a;b' } }, @{ Why = 'a key of 129 characters'; Tag = @{ ('k' * 129) = 'v' } }, @{ Why = 'a value of 257 characters'; Tag = @{ k = 'v' * 257 } }
                    @{ Why = 'the prefix aws:'; Tag = @{ 'Aws:team' = 'v' } }, @{ Why = 'the key of the owner'; Tag = @{ 'XScrape:Link' = 'v' } }, @{ Why = 'no value'; Tag = @{ team = $null } }
                    @{ Why = 'a list'; Tag = @{ team = 'a', 'b' } }, @{ Why = 'a key twice'; Tag = $twice }, @{ Why = '49 others'; Tag = $(1..50 | ForEach-Object { $all = @{} } { $all["k$_"] = 'v' } { $all }) })) {
                $case + @{ Command = $command.Name }
            }
        }
    ) {
        $known = @{ Name = 'bad-1'; TargetAccountId = '444455556666'; SourceAccountId = '111122223333'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn; ScrapeConfiguration = Get-TestConfiguration }
        $all = @{ Tag = $Tag }
        $takes = (Get-Command $Command).Parameters
        foreach ($key in @($known.Keys)) { if ($takes.ContainsKey($key)) { $all[$key] = $known[$key] } }
        foreach ($more in @{}, @{ WhatIf = $true }) {
            $made = & $Command @all @aws @more -ErrorVariable failures -ErrorAction SilentlyContinue
            $made | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidTag,*'
            $aws.Calls.Count | Should -Be $before
        }
    }

    It '<Path> is no file for -<Parameter> of <Command>' -ForEach @(
        # Every parameter of a file in the module, whatever cmdlet it stands in.
        Import-Module "$PSScriptRoot/Support.psm1" -Force
        Import-Module (Get-TestModulePath) -Force
        # Get-XACallerPolicy has the parameters of its kind, calls nothing and opens no file.
        foreach ($command in Get-Command -Module XScrape -CommandType Cmdlet | Where-Object Name -NE 'Get-XACallerPolicy') {
            foreach ($parameter in @($command.Parameters.Keys) -match '^(Path|ProfileLocation|ScrapeConfigurationPath)$') {
                foreach ($path in 'Env:XScrape-no-file', 'Variable:\nothing.yml', "a`0b", 'no-such-drive:\nothing.yml', 'NoSuch::nothing.yml') { @{ Command = $command.Name; Parameter = $parameter; Path = $path } }
            }
        }
    ) {
        $known = @{
            Name = 'bad-6'; TargetAccountId = '444455556666'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn; SubnetId = $aws.SubnetId
            ScraperId = 's-00000000-0000-0000-0000-000000000000'; ScrapeConfiguration = Get-TestConfiguration
        }
        $all = @{ $Parameter = $Path }
        foreach ($key in 'Region', 'EndpointUrl', 'ProfileLocation', 'SourceProfileName', 'TargetProfileName') { $known[$key] = $aws[$key] }
        $set = @((Get-Command $Command).ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter })[0]
        foreach ($one in $set.Parameters.Name) { if ($known.ContainsKey($one) -and $one -ne $Parameter -and -not ($one -eq 'ScrapeConfiguration' -and $Parameter -like '*Path')) { $all[$one] = $known[$one] } }
        if ($set.Parameters.Name -contains 'Confirm') { $all.Confirm = $false }
        $failures = @()
        try { $null = & $Command @all -ErrorVariable failures -ErrorAction SilentlyContinue } catch { $failures += $_ }
        $wanted = @{ ProfileLocation = 'InvalidCredentials'; ScrapeConfigurationPath = 'InvalidScrapeConfiguration'; Path = if ($Command -eq 'Export-XAReport') { 'ReportNotWritten' } else { 'InvalidScrapeConfiguration' } }
        $failures[-1].FullyQualifiedErrorId | Should -BeLike "$($wanted[$Parameter]),*"
        $aws.Calls.Count | Should -Be $before
        Get-ChildItem 'XScrape-no-file', 'nothing.yml' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'an identity of another account is WrongAccount, and nothing is written' {
        $swapped = @{ SourceProfileName = $aws.TargetProfileName; TargetProfileName = $aws.SourceProfileName; ProfileLocation = $aws.ProfileLocation; Region = $aws.Region; EndpointUrl = $aws.EndpointUrl }
        $writes = @(Get-WriteCall $aws).Count
        $null = New-XAScraperSourceRole -Name bad-2 -SourceAccountId 111122223333 -TargetAccountId 444455556666 @swapped -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WrongAccount,*'
        $failures[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'an account that is not allowed is refused' {
        $null = New-XAScraperSourceRole -Name bad-3 -TargetAccountId 444455556666 @aws -AllowedAccountId 999900001111 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'AccountNotAllowed,*'
    }

    It 'a parameter that contradicts the link is LinkConflict' {
        $link = New-XAScraperSourceRole -Name bad-4 -TargetAccountId 444455556666 @aws
        $null = $link | New-XAScraperTargetRole -TargetRoleName another -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'LinkConflict,*'
        $failures[0].TargetObject | Should -Not -BeNullOrEmpty
    }

    It 'a scrape configuration that is <Why> is refused' -ForEach @(
        @{ Why = 'a comment only'; Text = '# nothing' }
        @{ Why = 'base64'; Text = 'Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBzCg==' }
        @{ Why = 'no YAML'; Text = "a: [`nb" }
    ) {
        $link = New-XAScraperSourceRole -Name bad-5 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $Text -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration,*'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'one bad row does not stop the others, and is told by its number' {
        $rows = @(
            [pscustomobject]@{ Name = 'row-1'; TargetAccountId = '444455556666' }
            [pscustomobject]@{ Name = 'row-2'; TargetAccountId = '4444' }
            [pscustomobject]@{ Name = 'row-3'; TargetAccountId = '444455556666' }
        )
        $links = $rows | New-XAScraperSourceRole @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $links.Name | Should -Be 'row-1', 'row-3'
        $failures.Count | Should -Be 1
        $failures[0].Exception.Message | Should -BeLike 'Row 2:*'
        $failures[0].TargetObject.Name | Should -Be 'row-2'
    }
}

Describe 'A scraper from outside the process' {
    BeforeAll { $mine = Invoke-TestPipeline $aws -Name mine; $other = Invoke-TestPipeline $aws -Name other }

    It 'is bound only if AWS shows these roles, this cluster and this workspace' {
        $row = [pscustomobject]@{
            Name = 'mine'; SourceRoleArn = $mine.SourceRoleArn; TargetRoleArn = $mine.TargetRoleArn
            ClusterArn = $mine.ClusterArn; WorkspaceArn = $mine.WorkspaceArn; ScraperArn = $other.ScraperArn
        }
        $writes = @(Get-WriteCall $aws).Count
        $null = $row | Update-XATrustPolicy @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ScraperMismatch,*'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'that does not exist is ScraperNotFound' {
        $row = [pscustomobject]@{
            Name = 'mine'; SourceRoleArn = $mine.SourceRoleArn; TargetRoleArn = $mine.TargetRoleArn
            ScraperArn = 'arn:aws:aps:us-west-2:111122223333:scraper/s-00000000-0000-0000-0000-000000000000'
        }
        $null = $row | Update-XATrustPolicy @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ScraperNotFound,*'
    }
}

Describe 'A row that brings power' {
    It 'gets neither its profile file nor its endpoint nor its keys obeyed' {
        $trace = Join-Path $TestDrive 'ran.txt'
        $file = Join-Path $TestDrive 'credentials'
        Set-Content -LiteralPath $file -Value "[xscrape-source]`ncredential_process = touch $trace"
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $port = $listener.LocalEndpoint.Port
            $row = [pscustomobject]@{ Name = 'row-power'; TargetAccountId = '444455556666'; ProfileLocation = $file; EndpointUrl = "http://127.0.0.1:$port"; AccessKey = 'AKIAROW'; SecretKey = 'row-secret' }
            $link = $row | New-XAScraperSourceRole @aws -WarningVariable warnings -WarningAction SilentlyContinue
            $link.Name | Should -Be 'row-power'
            Test-Path -LiteralPath $trace | Should -BeFalse
            $listener.Pending() | Should -BeFalse
            $warnings.Count | Should -Be 4
            "$warnings" | Should -Not -Match 'row-secret'
        }
        finally { $listener.Stop() }
    }

    It 'and without an identity in the command is IdentityNeeded' {
        $row = [pscustomobject]@{ Name = 'row-power'; TargetAccountId = '444455556666'; AccessKey = 'AKIAROW'; SecretKey = 'row-secret' }
        $null = $row | New-XAScraperSourceRole -Region us-west-2 -EndpointUrl $aws.EndpointUrl -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'IdentityNeeded,*'
    }
}
