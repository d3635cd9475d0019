BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $yaml = Get-TestConfiguration
}

AfterAll { Stop-XASimulator -All }

Describe 'The rows of a fleet' {
    BeforeEach {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $end = "$($aws.ClusterArn),$($aws.WorkspaceArn)"
    }
    AfterEach { Stop-XASimulator $aws }

    It 'are told by number before anything is written, and the good ones run' {
        $csv = "Name,ClusterArn,WorkspaceArn,SourceProfileName`na,$end,`nb,,$($aws.WorkspaceArn),`na,$end,`nc,$end,`nc,$end,other-profile`nd,$end,`ne,arn:aws:eks:us-west-2:999999999999:cluster/x,$($aws.WorkspaceArn),"
        $links = $csv | ConvertFrom-Csv | Connect-XACluster -ScrapeConfiguration $yaml @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $links.Name | Sort-Object | Should -Be 'a', 'c', 'd'
        $links.Trust | Select-Object -Unique | Should -Be 'Bound'
        $told = $failures | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] + ': ' + $_.Exception.Message }
        $told | Should -HaveCount 4
        $told | Should -Contain 'MissingValue: Row 2: The link has no cluster.'
        $told | Should -Contain 'DuplicateRow: Row 3: Duplicate of row 1.'
        $told | Where-Object { $_ -like 'WrongAccount: Row 7:*' } | Should -HaveCount 1
        # The command names the profiles, so a row with another one is refused and not read as a copy of row 4.
        $told | Where-Object { $_ -like 'LinkConflict: Row 5:*' } | Should -HaveCount 1
    }

    It 'that contradict each other are all refused' {
        $csv = "Name,ClusterArn,WorkspaceArn,Alias`na,$end,x`nb,$end,`na,$end,y"
        $null = $csv | ConvertFrom-Csv | Connect-XACluster -ScrapeConfiguration $yaml @aws -ErrorVariable failures -ErrorAction SilentlyContinue -NoWait
        $failures.Exception.Id | Should -Be 'RowsConflict', 'RowsConflict'
        $failures[0].TargetObject.Name | Should -Be 'a'
        @($aws.Calls | Where-Object Operation -EQ CreateScraper) | Should -HaveCount 1
    }

    It 'with semicolons are told how to be read, with a byte order mark they are read' {
        $path = Join-Path $TestDrive 'semicolons.csv'
        "Name;ClusterArn;WorkspaceArn`na;$($end.Replace(',', ';'))" | Set-Content $path
        Import-Csv $path | Connect-XACluster -ScrapeConfiguration $yaml @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].Exception.Id | Should -Be 'InvalidRow'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*Import-Csv -Delimiter ';'*"
        @($aws.Calls) | Should -BeNullOrEmpty
        (Import-Csv $path -Delimiter ';' | Connect-XACluster -ScrapeConfiguration $yaml @aws).Status | Should -Be 'Active'
        $marked = [char]0xFEFF + "Name,ClusterArn,WorkspaceArn`nb,$end" | ConvertFrom-Csv
        ($marked | Connect-XACluster -ScrapeConfiguration $yaml @aws -WarningVariable warnings).Name | Should -Be 'b'
        $warnings | Should -BeNullOrEmpty
    }

    It 'may have a scrape configuration each' {
        $own = Join-Path $TestDrive 'own.yml'
        $yaml.Replace('kubernetes-pods', 'own-job') | Set-Content $own
        $csv = "Name,ClusterArn,WorkspaceArn,ScrapeConfigurationPath`na,$end,$own`nb,$end,`nc,$end,$(Join-Path $TestDrive 'missing.yml')"
        $links = $csv | ConvertFrom-Csv | Connect-XACluster -ScrapeConfiguration $yaml @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $links.Name | Sort-Object | Should -Be 'a', 'b'
        $failures[0].Exception.Message | Should -BeLike 'Row 3:*missing.yml*'
    }

    It 'give one line a link and a total under -WhatIf, and write nothing' {
        $path = Join-Path $TestDrive 'plan.csv'
        "Name,ClusterArn,WorkspaceArn`na,$end`nb,$end" | Set-Content $path
        $script = "Import-Module '$(Get-TestModulePath)'; Import-Csv '$path' | Connect-XACluster -WhatIf -ScrapeConfiguration '$yaml' -SourceProfileName $($aws.SourceProfileName) -TargetProfileName $($aws.TargetProfileName) -ProfileLocation '$($aws.ProfileLocation)' -Region $($aws.Region) -EndpointUrl $($aws.EndpointUrl) | Out-Null"
        $lines = @(Invoke-ChildShell '-Command', $script)
        @($lines -like 'What if: Performing the operation*') | Should -HaveCount 2
        $lines[-1] | Should -Be 'What if: in all 2 links, 14 write calls, 2 scrapers to be created; about 21 minutes.'
        Get-WriteCall $aws | Should -BeNullOrEmpty
    }
}

Describe 'Role names by template' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $rows = 'one', 'two' | ForEach-Object { [pscustomobject]@{ Name = $_; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn } }
    }

    It 'let several links share a source role, and a second run changes nothing' {
        $names = @{ SourceRoleName = 'XA-{Cluster}-Source'; TargetRoleName = 'XA-{Name}-Target' }
        $links = $rows | Connect-XACluster @names @aws -ScrapeConfiguration $yaml
        $links.Trust | Select-Object -Unique | Should -Be 'Bound'
        $links.SourceRoleName | Select-Object -Unique | Should -Be 'XA-prod-1-Source'
        $links.TargetRoleName | Sort-Object | Should -Be 'XA-one-Target', 'XA-two-Target'
        ($links | Get-XATrustPolicy).State | Select-Object -Unique | Should -Be 'Bound'
        $done = { @(Get-WriteCall $aws | Where-Object { $_.ErrorCode -ne 'EntityAlreadyExists' }).Count }
        $before = & $done
        $null = $rows | Connect-XACluster @names @aws -ScrapeConfiguration $yaml
        & $done | Should -Be $before
    }

    It 'are refused where a place means nothing' {
        $rows[0] | Connect-XACluster -SourceRoleName 'XA-{Who}' @aws -ScrapeConfiguration $yaml -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].Exception.Id | Should -Be 'InvalidRoleName'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*{Cluster}*'
    }
}

Describe 'The quota of scrapers' {
    BeforeAll { $aws = Start-XASimulator -CreationTime 00:00:01 }

    It 'is warned of above 10, and refused with -ScraperQuota before the first write' {
        $rows = 1..11 | ForEach-Object { [pscustomobject]@{ Name = "q-$_"; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn } }
        $rows | Connect-XACluster @aws -ScrapeConfiguration $yaml -ScraperQuota 10 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.Exception.Id | Select-Object -Unique | Should -Be 'QuotaExceeded'
        $failures | Should -HaveCount 11
        Get-WriteCall $aws | Should -BeNullOrEmpty
        $null = $rows | Select-Object -First 10 | Connect-XACluster @aws -ScrapeConfiguration $yaml -NoWait -WarningVariable none
        $none | Should -BeNullOrEmpty
        $null = $rows | Connect-XACluster @aws -ScrapeConfiguration $yaml -NoWait -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable late -ErrorAction SilentlyContinue
        $warnings | Where-Object { "$_" -like '*has 10 scrapers in us-west-2, and 1 more make 11*' } | Should -HaveCount 1
        $late[0].Exception.AwsCode | Should -Be 'ServiceQuotaExceededException'
    }
}

Describe 'Twenty rows, two of them bad' {
    BeforeAll {
        # Runs a line in a runspace of its own, stops it as Ctrl+C does once so many scrapers are made.
        function Invoke-Interrupted {
            param([string] $Line, [hashtable] $Variable, [int] $Scrapers)
            $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
            foreach ($name in $Variable.Keys) { $state.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variable[$name], '')) }
            $state.ImportPSModule(@(Get-TestModulePath))
            $shell = [powershell]::Create($state)
            try {
                $running = $shell.AddScript($Line).BeginInvoke()
                $bound = [Diagnostics.Stopwatch]::StartNew()
                while (@($Variable.aws.Calls | Where-Object Operation -EQ CreateScraper).Count -lt $Scrapers -and $bound.Elapsed.TotalSeconds -lt 300) { Start-Sleep -Milliseconds 20 }
                $running.IsCompleted | Should -BeFalse -Because "$($shell.Streams.Error.ReadAll())"
                $shell.Stop()
            }
            finally { $shell.Dispose() }
        }
    }

    BeforeEach {
        # Ten clusters in each of two accounts, as many scrapers as the default quota allows.
        $rows = 1..20 | ForEach-Object {
            $account = if ($_ -le 10) { '111111111111' } else { '222222222222' }
            [pscustomobject]@{
                Name = "link-$_"; ClusterArn = "arn:aws:eks:us-west-2:${account}:cluster/c-$_"; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666'
                SourceProfileName = "eks-$account"; TargetProfileName = 'hub'
            }
        }
        $aws = $rows | Start-XASimulator -CreationTime 00:00:02 -Latency 00:00:00.03
        $rows[6].ClusterArn = ''
        $rows[12].WorkspaceArn = 'arn:aws:s3:::not-a-workspace'
        $path = Join-Path $TestDrive 'fleet.csv'
        $rows | Export-Csv $path -NoTypeInformation
        $variable = @{ aws = $aws; path = $path; yaml = $yaml }
    }
    AfterEach { Stop-XASimulator $aws }

    It 'are interrupted once, and the same line finishes them: <Line>' -ForEach @(
        @{ Line = 'Import-Csv $path | Connect-XACluster @aws -ScrapeConfiguration $yaml' }
        @{ Line = 'Import-Csv $path | New-XAScraperSourceRole @aws | New-XAScraperTargetRole | New-XAScraper -ScrapeConfiguration $yaml | Wait-XAScraper | Update-XATrustPolicy' }
    ) {
        $ErrorActionPreference = 'Continue' # what the line has at a prompt, whoever runs the suite
        Invoke-Interrupted $Line $variable 3
        @($aws.Calls | Where-Object { $_.Operation -eq 'CreateScraper' -and -not $_.ErrorCode }).Count | Should -BeLessThan 18
        $out = @(& ([scriptblock]::Create($Line)) 2>&1)
        $failures = @($out | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $links = @($out | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] })
        ($failures.Exception.Message | ForEach-Object { $_.Substring(0, 7) } | Sort-Object -Unique) | Should -Be 'Row 13:', 'Row 7: '
        $links | Should -HaveCount 18
        $links.Trust | Select-Object -Unique | Should -Be 'Bound'
        $links.Status | Select-Object -Unique | Should -Be 'Active'
        $links.ScraperArn | Sort-Object -Unique | Should -HaveCount 18
        $there = foreach ($profile in 'eks-111111111111', 'eks-222222222222') { Get-XAScraper -SourceProfileName $profile -TargetProfileName hub -ProfileLocation $aws.ProfileLocation -Region $aws.Region -EndpointUrl $aws.EndpointUrl }
        $there | Should -HaveCount 18
        $links | ForEach-Object { $aws.Explain($_.ScraperArn).MetricsFlow } | Select-Object -Unique | Should -Be $true
    }

    It 'leave errors whose TargetObject goes on' {
        $aws.SetFaults('{ "rules": [ { "kind": "AccessDenied", "service": "iam", "operation": "UpdateAssumeRolePolicy", "times": 4 } ] }')
        $done = @(Import-Csv $path | Select-Object -First 4 | Connect-XACluster @aws -ScrapeConfiguration $yaml -ErrorVariable failures -ErrorAction SilentlyContinue)
        $denied = @($failures | Where-Object { $_.FullyQualifiedErrorId -like 'AccessDenied*' })
        $denied.Count | Should -BeGreaterThan 0
        $denied.Count + $done.Count | Should -Be 4
        $rest = @($denied.TargetObject | Connect-XACluster -ScrapeConfiguration $yaml)
        $rest.Trust | Select-Object -Unique | Should -Be 'Bound'
        @($aws.Calls | Where-Object { $_.Operation -eq 'CreateScraper' -and -not $_.ErrorCode }) | Should -HaveCount 4
    }
}

Describe 'Many accounts' {
    It 'of which one hangs, one is denied and one has no profile do not slow the others: <Line>' -ForEach @(
        @{ Line = '$rows | Connect-XACluster @aws -ScrapeConfiguration $yaml -ErrorAction SilentlyContinue | Select-Object -First 4' }
        @{ Line = '$rows | New-XAScraperSourceRole @aws -ErrorAction SilentlyContinue | Select-Object -First 4' }
    ) {
        $workspace = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666'
        $row = { param($Name, $Account, $Profile) [pscustomobject]@{ Name = $Name; ClusterArn = "arn:aws:eks:us-west-2:${Account}:cluster/c"; WorkspaceArn = $workspace; SourceProfileName = $Profile; TargetProfileName = 'hub' } }
        $known = @(
            & $row good-1 111111111111 one
            & $row good-2 111111111111 one
            & $row good-3 222222222222 two
            & $row good-4 222222222222 two
            & $row denied-1 333333333333 three
            & $row slow-1 555555555555 five
            & $row slow-2 555555555555 five)
        $aws = $known | Start-XASimulator -CreationTime 00:00:01
        try {
            $aws.SetFaults('{ "rules": [ { "kind": "Slow", "accountId": "555555555555", "delaySeconds": 1200 }, { "kind": "AccessDenied", "accountId": "333333333333" } ] }')
            $rows = @($known) + (& $row lost 111111111111 nobody)
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $links = @(& ([scriptblock]::Create($Line)))
            # The hanging account answers after 20 minutes.
            $clock.Elapsed.TotalMinutes | Should -BeLessThan 2
            $links.Name | Sort-Object | Should -Be 'good-1', 'good-2', 'good-3', 'good-4'
        }
        finally { Stop-XASimulator $aws }
    }
}
