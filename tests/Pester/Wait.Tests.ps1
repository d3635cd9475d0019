BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
}

Describe 'Wait-XAScraper' {
    It 'says after its timeout how to go on' {
        $aws = Start-XASimulator -CreationTime 01:00:00
        try {
            $link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
                New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration)
            $null = $link | Wait-XAScraper -Timeout 00:00:01 -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
            $failures[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*Get-XAScraper -ScraperArn '$($link.ScraperArn)' | Wait-XAScraper*"
            $failures[0].TargetObject.ScraperArn | Should -Be $link.ScraperArn
        }
        finally { Stop-XASimulator $aws }
    }

    It 'goes away at once when it is stopped, and not after its 40 minutes' {
        $aws = Start-XASimulator -CreationTime 01:00:00
        try {
            $link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
                New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration)
            $shell = [powershell]::Create()
            $null = $shell.AddScript({ param($module, $link) Import-Module $module; $link | Wait-XAScraper }).AddArgument((Get-TestModulePath)).AddArgument($link)
            $running = $shell.BeginInvoke()
            $bound = [Diagnostics.Stopwatch]::StartNew()
            while (-not ($aws.Calls | Where-Object Operation -EQ DescribeScraper) -and $bound.Elapsed.TotalSeconds -lt 300) { Start-Sleep -Milliseconds 50 }
            $aws.Calls.Operation | Should -Contain 'DescribeScraper'
            $running.IsCompleted | Should -BeFalse
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
            $shell.Dispose()
        }
        finally { Stop-XASimulator $aws }
    }

    It 'waits for several links together and gives each back' {
        $aws = Start-XASimulator -CreationTime 00:00:02
        try {
            $links = 1..3 | ForEach-Object { New-XAScraperSourceRole -Name "prod-$_" -TargetAccountId 444455556666 @aws } | New-XAScraperTargetRole |
                New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) | Wait-XAScraper
            ($links.Name | Sort-Object) | Should -Be 'prod-1', 'prod-2', 'prod-3'
            ($links.Status | Select-Object -Unique) | Should -Be 'Active'
        }
        finally { Stop-XASimulator $aws }
    }

    It 'shows progress with elapsed time, a status and a rough remaining time, and ends it' {
        $aws = Start-XASimulator -CreationTime 00:00:02
        try {
            $link = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -NoWait @aws
            $shell = [powershell]::Create()
            $null = $shell.AddScript({ param($module, $link) Import-Module $module; $link | Wait-XAScraper }).AddArgument((Get-TestModulePath)).AddArgument($link)
            $shell.Invoke().Status | Should -Be 'Active'
            $progress = @($shell.Streams.Progress.ReadAll() | Where-Object Activity -Like 'Waiting for scrapers*')
            ($progress.ActivityId | Sort-Object -Unique).Count | Should -Be 1
            $progress[0].StatusDescription | Should -Be 'prod-1 Creating'
            $progress[0].CurrentOperation | Should -Match 'elapsed'
            $progress[0].SecondsRemaining | Should -BeGreaterThan 0
            $progress[-1].RecordType | Should -Be 'Completed'
            $shell.Dispose()
        }
        finally { Stop-XASimulator $aws }
    }
}

Describe 'A creation that fails' {
    BeforeEach { $aws = Start-XASimulator -CreationTime 00:00:01 }
    AfterEach { Stop-XASimulator $aws }

    It 'ends the wait at once with AWS''s reason, and running again replaces the scraper' {
        $aws.SetFaults('{ "scraperFailures": [ { "status": "CREATION_FAILED", "reason": "No free IP address in subnet-1." } ] }')
        $splat = @{ Name = 'prod-1'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn; ScrapeConfiguration = Get-TestConfiguration }
        $null = Connect-XACluster @splat @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        # And not WaitTimeout, which comes after 40 minutes.
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ScraperFailed,*'
        $failures[0].Exception.Message | Should -BeLike '*No free IP address in subnet-1.*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*run the same pipeline again*'

        $aws.SetFaults('{}')
        $link = Connect-XACluster @splat @aws
        $link.Status | Should -Be 'Active'
        $link.ScraperId | Should -Not -Be $failures[0].TargetObject.ScraperId
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        @(Get-XAScraper @aws | Where-Object Status -NE 'Deleting').Count | Should -Be 1
    }
}
