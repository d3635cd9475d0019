BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
}

Describe 'The procedure as a pipeline' {
    BeforeEach { $aws = Start-XASimulator -CreationTime 00:00:01 }
    AfterEach { Stop-XASimulator $aws }

    It 'ends with one bound, active link through which metrics flow' {
        $link = Invoke-TestPipeline $aws
        @($link).Count | Should -Be 1
        $link.Status | Should -Be 'Active'
        $link.Trust | Should -Be 'Bound'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'ends in the same state with the last two stages exchanged' {
        $link = Invoke-TestPipeline $aws -BindFirst
        $link.Status | Should -Be 'Active'
        $link.Trust | Should -Be 'Bound'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'takes at most 7 write calls' {
        $null = Invoke-TestPipeline $aws
        @(Get-WriteCall $aws).Count | Should -BeLessOrEqual 7
        @(Get-WriteCall $aws | Where-Object ErrorCode).Count | Should -Be 0
    }

    It 'lets nobody in while the trust policies are pending' {
        $link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
            New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) | Wait-XAScraper
        $link.Status | Should -Be 'Active'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeFalse
        ($link | Get-XAScraper -IncludeTrust).Trust | Should -Be 'Pending'
    }

    It 'run twice writes nothing the second time and finds the same scraper' {
        $first = Invoke-TestPipeline $aws
        $writes = @(Get-WriteCall $aws).Count
        $second = Invoke-TestPipeline $aws
        @(Get-WriteCall $aws).Count | Should -Be $writes
        $second.ScraperArn | Should -Be $first.ScraperArn
        $second.Equals($first) | Should -BeTrue
        @(Get-XAScraper @aws).Count | Should -Be 1
    }

    It 'takes the subnets of the cluster where none are given' {
        $link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
            New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration)
        $link.SubnetId.ToString() | Should -Be ($aws.SubnetId -join ';')
    }

    It 'reads the scrape configuration from a file' {
        $file = Join-Path $TestDrive 'prometheus.yml'
        Set-Content -LiteralPath $file -Value (Get-TestConfiguration)
        $link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
            New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfigurationPath $file
        $link.ScraperArn | Should -Not -BeNullOrEmpty
    }

    It 'gives a target role with least privilege for one workspace' {
        $link = New-XAScraperSourceRole -Name prod-1 @aws -WorkspaceArn $aws.WorkspaceArn |
            New-XAScraperTargetRole -LeastPrivilege |
            New-XAScraper -ClusterArn $aws.ClusterArn -ScrapeConfiguration (Get-TestConfiguration) |
            Update-XATrustPolicy | Wait-XAScraper
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        @($aws.Calls | Where-Object Operation -EQ 'AttachRolePolicy').Count | Should -Be 0
    }
}

Describe 'A role that AWS has not heard of everywhere' {
    It 'is tried again until it has propagated' {
        $aws = Start-XASimulator -CreationTime 00:00:01 -PropagationDelay 00:00:02
        try {
            (Invoke-TestPipeline $aws).Trust | Should -Be 'Bound'
            @($aws.Calls | Where-Object { $_.Operation -eq 'CreateRole' -and $_.ErrorCode }).Count | Should -BeGreaterThan 0
        }
        finally { Stop-XASimulator $aws }
    }
}
