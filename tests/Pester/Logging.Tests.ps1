#Requires -Version 5.1
# Where a scraper writes its logs: set, read, changed and removed.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    $script:aws = Start-XASimulator -CreationTime 00:00:01
    $script:link = Invoke-TestPipeline -Simulator $aws -Name 'log-1'
    $script:group = 'arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/prometheus/log-1:*'
}

AfterAll { Stop-XASimulator -All }

Describe 'The logging of a scraper' {
    It 'is none at first, and unknown where nobody asked' {
        ($link | Get-XAScraper).Logging | Should -Be Unknown
        $read = $link | Get-XAScraper -IncludeLogging
        $read.Logging | Should -Be None
        $read.LogGroupArn | Should -BeNullOrEmpty
    }

    It 'is set, with all components where none is named' {
        $set = $link | Set-XAScraper -LogGroupArn $group
        $set.Logging | Should -Be Active
        $set.LogGroupArn | Should -Be $group
        "$($set.LogComponent)" | Should -Be 'ServiceDiscovery Collector Exporter'
        $read = Get-XAScraper -Name log-1 @aws -IncludeLogging -IncludeTrust
        $read.LogGroupArn | Should -Be $group
        $read.Trust | Should -Be Bound
    }

    It 'is not set again' {
        $before = (Get-WriteCall $aws).Count
        $null = $link | Set-XAScraper -LogGroupArn $group
        (Get-WriteCall $aws).Count | Should -Be $before
    }

    It 'leaves the scraper alone' {
        $before = @($aws.Calls | Where-Object Operation -eq UpdateScraper).Count
        $null = $link | Set-XAScraper -LogComponent Exporter, Collector
        @($aws.Calls | Where-Object Operation -eq UpdateScraper).Count | Should -Be $before
        ($link | Get-XAScraper -IncludeLogging).LogComponent -join ',' | Should -Be 'Collector,Exporter'
    }

    It 'survives CSV and JSON' {
        $read = $link | Get-XAScraper -IncludeLogging
        $csv = $read | ConvertTo-Csv | ConvertFrom-Csv | Get-XAScraper @aws -IncludeLogging -WarningVariable warned
        $csv | Should -Be $read
        $json = $read | ConvertTo-Json | ConvertFrom-Json | Get-XAScraper @aws -IncludeLogging -WarningVariable +warned
        $json | Should -Be $read
        $warned | Should -BeNullOrEmpty
    }

    It 'goes over to a scraper that is made anew' {
        $new = $link | Set-XAScraper -SubnetId $aws.SubnetId[0] -AllowRecreate | Wait-XAScraper
        $new.ScraperArn | Should -Not -Be $link.ScraperArn
        $script:link = $new | Get-XAScraper -IncludeLogging
        $link.LogGroupArn | Should -Be $group
        $link.LogComponent -join ',' | Should -Be 'Collector,Exporter'
    }

    It 'shows under -WhatIf what would be called, and calls no write' {
        $before = (Get-WriteCall $aws).Count
        $said = $link | Set-XAScraper -NoLogging -WhatIf -Verbose 4>&1 | Out-String
        $said | Should -Match 'DeleteScraperLoggingConfiguration'
        (Get-WriteCall $aws).Count | Should -Be $before
    }

    It 'is removed, once' {
        ($link | Set-XAScraper -NoLogging).Logging | Should -Be None
        ($link | Get-XAScraper -IncludeLogging).Logging | Should -Be None
        $before = (Get-WriteCall $aws).Count
        $null = $link | Set-XAScraper -NoLogging
        (Get-WriteCall $aws).Count | Should -Be $before
    }

    It 'refuses <Case> before any call' -ForEach @(
        @{ Case = 'a log group without its end'; Given = @{ LogGroupArn = 'arn:aws:logs:us-west-2:111122223333:log-group:a' }; Id = 'InvalidArn'; Say = 'log-group:a:*' }
        @{ Case = 'an ARN of something else'; Given = @{ LogGroupArn = 'arn:aws:s3:::bucket' }; Id = 'WrongArnKind'; Say = 'log-group' }
        @{ Case = 'both at once'; Given = @{ LogGroupArn = 'arn:aws:logs:us-west-2:111122223333:log-group:a:*'; NoLogging = $true }; Id = 'InvalidValue'; Say = 'one of them' }
    ) {
        $before = @($aws.Calls).Count
        $link | Set-XAScraper @Given -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($Say))
        @($aws.Calls).Count | Should -Be $before
    }

    It 'asks for the log group where there is none' {
        $link | Set-XAScraper -LogComponent Exporter -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'LogGroupArn'
    }
}
