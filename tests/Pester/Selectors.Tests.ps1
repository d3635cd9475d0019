# -Name, -ScraperId, -ScraperArn, -ClusterArn and -WorkspaceArn mean the same wherever a cmdlet works on links that exist: each finds the scraper.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    # All that take links are in, but those that make them, and these: one calls nothing, the other removes roles whose scraper is gone.
    $selecting = @(Get-Command -Module XScrape -CommandType Cmdlet | Where-Object {
            $_.Parameters.ContainsKey('Link') -and $_.Verb -notin 'New', 'Connect', 'Start', 'Export' -and $_.Name -notin 'Get-XACallerPolicy', 'Remove-XAScraperRole' })
    $cases = foreach ($command in $selecting) {
        foreach ($parameter in 'Name', 'ScraperId', 'ScraperArn', 'ClusterArn', 'WorkspaceArn') {
            # The one that says where to write from now on.
            if ($command.Name -ne 'Set-XAScraper' -or $parameter -ne 'WorkspaceArn') { @{ Command = $command.Name; Parameter = $parameter } }
        }
    }
    $changing = @($selecting | Where-Object { $_.Parameters.ContainsKey('WhatIf') } | ForEach-Object Name)
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $rows = foreach ($n in 1..3) {
        [pscustomobject]@{
            Name = "selected-$n"
            ClusterArn = "arn:aws:eks:us-west-2:111122223333:cluster/selected-$n"
            WorkspaceArn = "arn:aws:aps:us-west-2:444455556666:workspace/ws-00000000-0000-0000-0000-00000000000$n"
        }
    }
    $aws = $rows | Start-XASimulator -CreationTime 00:00:00
    $links = @($rows | Connect-XACluster -ScrapeConfiguration (Get-TestConfiguration) @aws)
    $link = $links | Where-Object Name -EQ 'selected-1'
    $other = $links | Where-Object Name -EQ 'selected-2'
    # Two between the same ends.
    $third = $links | Where-Object Name -EQ 'selected-3'
    $twin = Connect-XACluster -Name 'twin-3' -ClusterArn $third.ClusterArn -WorkspaceArn $third.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws

    function Get-More([string] $Command) {
        # What is needed for a call that ends well and leaves all in place.
        if ($Command -eq 'Set-XAScraper') { @{ Tag = @{ selected = 'yes' } } }
        elseif ($Command -match '^(Remove|Disconnect)-') { @{ WhatIf = $true } }
        else { @{} }
    }
}

AfterAll { Stop-XASimulator -All }

Describe 'A parameter that selects' {
    It '<Command> -<Parameter> finds the link' -ForEach $cases {
        $given = @{ $Parameter = $link.$Parameter } + (Get-More $Command)
        $out = @(& $Command @given @aws -ErrorAction Stop)
        $out.Count | Should -BeGreaterThan 0
        $known = @($out | Where-Object { $_ -isnot [string] } | ForEach-Object { if ($_.PSObject.Properties['Link']) { $_.Link } else { $_ } } | Where-Object { $_ })
        foreach ($one in $known) {
            $one.ScraperId | Should -Be $link.ScraperId
            $one.Name | Should -Be $link.Name
        }
        if ($Command -ne 'Get-XAScrapeConfiguration') { $known.Count | Should -BeGreaterThan 0 }
    }

    It '<_> with a name that no link has finds nothing, and says so or gives nothing' -ForEach @($cases.Command | Sort-Object -Unique) {
        $before = $aws.Calls.Writes
        $more = Get-More $_
        $out = @(& $_ -Name 'selected-9' @more @aws -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue -WarningVariable warned)
        @($out | Where-Object { $_ -isnot [string] -and $_.PSObject.Properties['ScraperId'] -and $_.ScraperId }) | Should -BeNullOrEmpty
        if ($_ -match '^(Wait|Update|Set)-') { $failed[0].FullyQualifiedErrorId | Should -BeLike 'ScraperNotFound,*' }
        if ($_ -match '^(Remove|Disconnect)-') { "$warned" | Should -BeLike '*Nothing was found*' }
        $aws.Calls.Writes | Should -Be $before
    }
}

Describe 'What is written is decided for one scraper' {
    It '<_> -ScraperArn of a scraper that is not there finds nothing, also under -WhatIf' -ForEach $changing {
        $before = $aws.Calls.Writes
        $more = Get-More $_
        $null = $more.Remove('WhatIf')
        $null = & $_ -ScraperArn ($link.ScraperArn -replace 'scraper/.*', 'scraper/s-none') -WhatIf @more @aws -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue -WarningVariable warned
        if ($_ -match '^(Remove|Disconnect)-') { "$warned" | Should -BeLike '*Nothing was found*' }
        else { $failed[0].FullyQualifiedErrorId | Should -BeLike 'ScraperNotFound,*' }
        $aws.Calls.Writes | Should -Be $before
    }

    It '<_> -ClusterArn with two that fit names both and writes nothing' -ForEach $changing {
        $before = $aws.Calls.Writes
        $more = Get-More $_
        foreach ($force in @(@{}) + @(if ($_ -match '^(Remove|Disconnect)-') { @{ Force = $true } })) {
            if ($force.Count) { $more = @{} }
            $null = & $_ -ClusterArn $third.ClusterArn @more @force @aws -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousScraper,*'
            $failed[0].Exception.Message | Should -BeLike "*$($third.ScraperId)*"
            $failed[0].Exception.Message | Should -BeLike "*$($twin.ScraperId)*"
        }
        $aws.Calls.Writes | Should -Be $before
    }

    It '<_> without anything that selects is refused' -ForEach $changing {
        $before = $aws.Calls.Writes
        $more = Get-More $_
        $null = & $_ @more @aws -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue,*'
        $aws.Calls.Writes | Should -Be $before
    }

    It '<_> refuses the id of another link''s scraper' -ForEach $changing {
        $before = $aws.Calls.Writes
        $more = Get-More $_
        { & $_ -Name 'selected-1' -ScraperId $other.ScraperId @more @aws -ErrorAction Stop } | Should -Throw -ErrorId 'ScraperMismatch,*'
        $aws.Calls.Writes | Should -Be $before
    }
}

Describe 'Update-XATrustPolicy by name' {
    It 'binds what has drifted, and writes nothing where all is bound' {
        $policy = (Get-XATrustPolicy -Name 'selected-1' @aws | Where-Object Side -EQ 'Source').Policy
        $form = @{ Action = 'UpdateAssumeRolePolicy'; Version = '2010-05-08'; RoleName = $link.SourceRoleName; PolicyDocument = $policy.Replace($link.ScraperId, 's-00000000-0000-0000-0000-000000000000') }
        $null = Invoke-SimulatorCall $aws $link.SourceAccountId iam $form
        (Get-XAScraper -Name 'selected-1' -IncludeTrust @aws).Trust | Should -Be 'Drifted'
        (Update-XATrustPolicy -Name 'selected-1' @aws).Trust | Should -Be 'Bound'
        (Get-XAScraper -Name 'selected-1' -IncludeTrust @aws).Trust | Should -Be 'Bound'
        $before = $aws.Calls.Writes
        (Update-XATrustPolicy -Name 'selected-1' @aws).Trust | Should -Be 'Bound'
        $aws.Calls.Writes | Should -Be $before
    }

    It 'knows the roles of a link that has others than its name stands for' {
        $named = Connect-XACluster -Name 'named-4' -SourceRoleName 'named-source' -TargetRoleName 'named-target' -ClusterArn $other.ClusterArn -WorkspaceArn $link.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws
        $before = $aws.Calls.Writes
        $found = Update-XATrustPolicy -Name 'named-4' @aws
        $found.SourceRoleArn | Should -Be $named.SourceRoleArn
        $found.Trust | Should -Be 'Bound'
        $aws.Calls.Writes | Should -Be $before
        $null = Disconnect-XACluster -ScraperId $named.ScraperId @aws -Force
    }
}

Describe 'A scraper that XScrape did not make' {
    BeforeAll {
        $null = $other | Remove-XAScraper -Force
        $body = @{
            alias = 'selected-2'
            source = @{ eksConfiguration = @{ clusterArn = $other.ClusterArn; subnetIds = @("$($other.SubnetId)" -split ';| ') } }
            destination = @{ ampConfiguration = @{ workspaceArn = $other.WorkspaceArn } }
            roleConfiguration = @{ sourceRoleArn = $other.SourceRoleArn; targetRoleArn = $other.TargetRoleArn }
            scrapeConfiguration = @{ configurationBlob = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes((Get-TestConfiguration))) }
        }
        $null = Invoke-SimulatorCall $aws $other.SourceAccountId aps -Path '/scrapers' -Json ($body | ConvertTo-Json -Depth 5 -Compress)
    }

    It '<_> finds it by cluster, and leaves it alone' -ForEach 'Set-XAScraper', 'Remove-XAScraper', 'Disconnect-XACluster' {
        $before = $aws.Calls.Writes
        $more = if ($_ -eq 'Set-XAScraper') { @{ Tag = @{ selected = 'yes' } } } else { @{ Force = $true } }
        { & $_ -ClusterArn $other.ClusterArn @more @aws -ErrorAction Stop } | Should -Throw -ErrorId 'ScraperNotOwned,*'
        $aws.Calls.Writes | Should -Be $before
    }

    It 'Update-XATrustPolicy -<_> lets it in for no more than that' -ForEach 'Name', 'ClusterArn', 'ScraperArn' {
        $made = Get-XAScraper -ClusterArn $other.ClusterArn @aws
        $given = @{ $_ = $made.$_ }
        $before = $aws.Calls.Writes
        { Update-XATrustPolicy @given @aws -ErrorAction Stop } | Should -Throw -ErrorId 'ScraperNotOwned,*'
        $aws.Calls.Writes | Should -Be $before
    }
}

Describe 'The way back by what selects' {
    It 'removes the scraper of a cluster' {
        $null = Remove-XAScraper -ClusterArn $link.ClusterArn @aws -Force
        Get-XAScraper -Name 'selected-1' @aws | Should -BeNullOrEmpty
    }

    It 'removes a whole link by the ARN of its scraper' {
        $gone = Disconnect-XACluster -ScraperArn $twin.ScraperArn @aws -Force
        $gone.Name | Should -Be 'twin-3'
        Get-XAScraper -Name 'twin-3' @aws | Should -BeNullOrEmpty
        (Get-XATrustPolicy -Name 'twin-3' -SourceAccountId 111122223333 -TargetAccountId 444455556666 @aws).State | Sort-Object -Unique | Should -Be 'None'
    }

    It 'says that nothing was found, and removes nothing, where the scraper is gone' {
        $before = $aws.Calls.Writes
        $null = Disconnect-XACluster -ScraperArn $twin.ScraperArn @aws -Force -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*Nothing was found*'
        $aws.Calls.Writes | Should -Be $before
    }
}
