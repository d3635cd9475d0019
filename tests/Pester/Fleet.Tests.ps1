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
        # The parameter holds for profiles, so rows 4 and 5 say the same.
        $links.Name | Sort-Object | Should -Be 'a', 'c', 'd'
        $links.Trust | Select-Object -Unique | Should -Be 'Bound'
        $told = $failures | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] + ': ' + $_.Exception.Message }
        $told | Should -HaveCount 4
        $told | Should -Contain 'MissingValue: Row 2: The link has no cluster.'
        $told | Should -Contain 'DuplicateRow: Row 3: It says again what row 1 says.'
        $told | Where-Object { $_ -like 'WrongAccount: Row 7:*' } | Should -HaveCount 1
        $told | Should -Contain 'DuplicateRow: Row 5: It says again what row 4 says.'
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
        $lines = @(& (Get-Process -Id $PID).Path -NoProfile -Command $script)
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
