BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
}

Describe 'Connect and disconnect' {
    BeforeEach { $aws = Start-XASimulator -CreationTime 00:00:01 }
    AfterEach { Stop-XASimulator $aws }

    It 'Connect-XACluster does the whole procedure in at most 7 write calls' {
        $link = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws
        $link.Status | Should -Be 'Active'
        $link.Trust | Should -Be 'Bound'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        @(Get-WriteCall $aws).Count | Should -BeLessOrEqual 7
    }

    It 'Connect-XACluster a second time writes nothing' {
        $splat = @{ Name = 'prod-1'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn; ScrapeConfiguration = Get-TestConfiguration }
        $first = Connect-XACluster @splat @aws
        $writes = @(Get-WriteCall $aws).Count
        $second = Connect-XACluster @splat @aws
        @(Get-WriteCall $aws).Count | Should -Be $writes
        $second.ScraperArn | Should -Be $first.ScraperArn
    }

    It 'Disconnect-XACluster leaves nothing behind, and a second time does nothing' {
        $link = Invoke-TestPipeline $aws
        $gone = $link | Disconnect-XACluster -Force
        $gone.Status | Should -Be 'None'
        @(Get-XAScraper @aws).Count | Should -Be 0
        $trust = $link | Get-XATrustPolicy
        $trust.State | Should -Be 'None', 'None'
        $writes = @(Get-WriteCall $aws).Count
        $null = Disconnect-XACluster -Name prod-1 @aws -Force
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'Disconnect-XACluster waits out a creation' {
        $link = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -NoWait @aws
        $link.Status | Should -Be 'Creating'
        ($link | Disconnect-XACluster -Force).Status | Should -Be 'None'
        @(Get-XAScraper @aws).Count | Should -Be 0
    }

    It 'asks before it removes: -Confirm:$false and -Force do not, and -WhatIf beats -Force' {
        $link = Invoke-TestPipeline $aws
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | Disconnect-XACluster -Force -WhatIf
        @(Get-WriteCall $aws).Count | Should -Be $writes
        ($link | Remove-XAScraper -Confirm:$false).Status | Should -Be 'None'
        $link | Remove-XAScraperRole -Force | Should -BeNullOrEmpty
        ($link | Get-XATrustPolicy).State | Should -Be 'None', 'None'
    }

    It 'a role that still lets a scraper in is not removed' {
        $link = Invoke-TestPipeline $aws -Name one
        $other = New-XAScraperSourceRole -Name two -TargetAccountId 444455556666 -SourceRoleName $link.SourceRoleName @aws -Adopt |
            New-XAScraperTargetRole | New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) | Update-XATrustPolicy | Wait-XAScraper
        $aws.Explain($other.ScraperArn).MetricsFlow | Should -BeTrue
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        $null = $link | Remove-XAScraper -Force
        $null = $link | Remove-XAScraperRole -Force -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RoleInUse,*'
        $aws.Explain($other.ScraperArn).MetricsFlow | Should -BeTrue
    }
}

Describe 'Drift' {
    BeforeEach {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
    }
    AfterEach { Stop-XASimulator $aws }

    It 'of a source role that was deleted is found and mended by the same pipeline' {
        $null = $link | Remove-XAScraper -Force
        $null = $link | Remove-XAScraperRole -Force
        $again = Invoke-TestPipeline $aws
        $again.ScraperArn | Should -Not -Be $link.ScraperArn
        $aws.Explain($again.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'is none right after the procedure' {
        $trust = $link | Get-XATrustPolicy
        $trust.State | Should -Be 'Bound', 'Bound'
        $trust[0].ScraperArn | Should -Be $link.ScraperArn
        $trust[0].Difference.Count | Should -Be 0
    }
}

Describe 'Set-XAScraper' {
    BeforeEach {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
    }
    AfterEach { Stop-XASimulator $aws }

    It 'changes the alias in place and keeps the roles, so that metrics still flow' {
        $changed = $link | Set-XAScraper -Alias renamed
        $changed.Alias | Should -Be 'renamed'
        $changed.ScraperArn | Should -Be $link.ScraperArn
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        (Get-XAScraper -ScraperArn $link.ScraperArn @aws).SourceRoleArn | Should -Be $link.SourceRoleArn
    }

    It 'writes nothing where nothing changes' {
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | Set-XAScraper -Alias $link.Alias -ScrapeConfiguration (Get-TestConfiguration)
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'does not make a scraper anew unless that is allowed' {
        $null = $link | Set-XAScraper -SubnetId $aws.SubnetId[0] -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RecreateNeeded,*'
        $new = $link | Set-XAScraper -SubnetId $aws.SubnetId[0] -AllowRecreate | Wait-XAScraper
        $new.ScraperArn | Should -Not -Be $link.ScraperArn
        $new.SubnetId.Count | Should -Be 1
        $aws.Explain($new.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'made anew on roles with names of the user''s leaves nothing behind either' {
        $own = Connect-XACluster -Name own -SourceRoleName OwnSource -TargetRoleName OwnTarget -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws
        $new = $own | Set-XAScraper -SubnetId $aws.SubnetId[0] -AllowRecreate | Wait-XAScraper
        $aws.Explain($new.ScraperArn).MetricsFlow | Should -BeTrue
        $null = $new | Disconnect-XACluster -Force
        ($new | Get-XATrustPolicy).State | Should -Be 'None', 'None'
    }
}
