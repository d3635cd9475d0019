# What the Remove-, Disconnect- and Set- cmdlets say of what is not there, in use, or left.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    # Every cmdlet that changes a link that is there; Stop- is about simulators.
    $changing = Get-Command -Module XScrape -CommandType Cmdlet | Where-Object Verb -In Remove, Disconnect, Set | ForEach-Object Name
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    function Get-Change { param($Command) if ($Command -like 'Set-*') { @{ Alias = 'renamed' } } else { @{} } }
}

Describe 'A name that nothing has' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $null = Invoke-TestPipeline $aws
    }
    AfterAll { Stop-XASimulator $aws }

    It '<_> says that nothing was found, with and without a question' -ForEach $changing {
        $writes = @(Get-WriteCall $aws).Count
        $change = Get-Change $_
        foreach ($ask in @{ WhatIf = $true }, @{ Confirm = $false }) {
            $null = & $_ -Name typo @change @ask @aws -WarningVariable warned -WarningAction SilentlyContinue -ErrorVariable failures -ErrorAction SilentlyContinue
            "$warned $failures" | Should -BeLike "*'typo'*"
            "$warned $failures" | Should -Match 'Nothing was found|There is no scraper'
        }
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It '<_> with -Force says so, too' -ForEach @($changing | Where-Object { $_ -notlike 'Set-*' }) {
        $null = & $_ -Name typo -Force @aws -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "Nothing was found for link 'typo'*"
    }
}

Describe 'A question' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
    }
    AfterAll { Stop-XASimulator $aws }

    It 'of <_> names the object' -ForEach @($changing | Where-Object { $_ -ne 'Remove-XAScraperRole' }) {
        $change = Get-Change $_
        $transcript = Join-Path $TestDrive "$_.txt"
        $null = Start-Transcript $transcript
        try { $null = & $_ -Name prod-1 -WhatIf @change @aws } finally { $null = Stop-Transcript }
        (Get-Content $transcript) -join ' ' | Should -BeLike "*What if:*$($link.ScraperArn)*"
    }
}

Describe 'Roles under a scraper' {
    BeforeEach {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
    }
    AfterEach { Stop-XASimulator $aws }

    It 'are refused while it is there, from the pipeline and by name' {
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | Remove-XAScraperRole -Force -ErrorVariable first -ErrorAction SilentlyContinue
        $null = Remove-XAScraperRole -Name prod-1 -Force @aws -ErrorVariable second -ErrorAction SilentlyContinue
        $first[0].FullyQualifiedErrorId | Should -BeLike 'RoleInUse,*'
        $second[0].FullyQualifiedErrorId | Should -BeLike 'RoleInUse,*'
        @(Get-WriteCall $aws).Count | Should -Be $writes
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'go with it in one pipeline, and -WhatIf shows that' {
        Get-XAScraper @aws | Remove-XAScraper -WhatIf | Remove-XAScraperRole -Force -ErrorVariable failures
        $failures | Should -BeNullOrEmpty
        Get-XAScraper @aws | Remove-XAScraper -Force | Remove-XAScraperRole -Force
        ($link | Get-XATrustPolicy).State | Should -Be 'None', 'None'
    }
}

Describe 'Get-XATrustPolicy without the ARN of the scraper' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $null = Invoke-TestPipeline $aws
        $null = Connect-XACluster -Name own-1 -SourceRoleName OwnSource -TargetRoleName OwnTarget -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws -WarningAction SilentlyContinue
        $waiting = New-XAScraperSourceRole -Name waits-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole
    }
    AfterAll { Stop-XASimulator $aws }

    It 'finds it for <Name>, by name and by a row' -ForEach @(@{ Name = 'prod-1' }, @{ Name = 'own-1' }) {
        (Get-XATrustPolicy -Name $Name @aws).State | Should -Be 'Bound', 'Bound'
        ([pscustomobject]@{ Name = $Name } | Get-XATrustPolicy @aws).State | Should -Be 'Bound', 'Bound'
    }

    It 'is Pending where no scraper was made' {
        (Get-XATrustPolicy -Name waits-1 @aws).State | Should -Be 'Pending', 'Pending'
        $waiting | Should -Not -BeNullOrEmpty
    }

    It 'is never Drifted, and no report says Broken, where nobody may look' {
        $aws.SetFaults('{ "rules": [ { "kind": "AccessDenied", "operation": "ListScrapers" } ] }')
        try { $trust = Get-XATrustPolicy -Name prod-1 @aws -WarningAction SilentlyContinue } finally { $aws.SetFaults('{}') }
        $trust.State | Should -Be 'Unknown', 'Unknown'
        $page = Join-Path $TestDrive 'trust.html'
        $trust | Export-XAReport $page
        Get-Content $page -Raw | Should -BeLike '*"tile c-broken zero"*'
    }
}

Describe 'Subnets that do not exist' {
    It 'have no zones and no addresses that could pass' {
        $aws = Start-XASimulator
        try {
            $findings = Test-XAScraper -Link ([pscustomobject]@{ Name = 'x-1'; ClusterArn = $aws.ClusterArn; SubnetId = 'subnet-none'; WorkspaceArn = $aws.WorkspaceArn }) @aws
            ($findings | Where-Object Id -EQ Subnet).Passed | Should -BeFalse
            foreach ($id in 'SubnetZone', 'SubnetAddress') {
                $one = $findings | Where-Object Id -EQ $id
                $one.Passed | Should -BeFalse
                $one.Checked | Should -BeFalse
            }
        }
        finally { Stop-XASimulator $aws }
    }
}
