#Requires -Version 5.1
# A source that is no cluster: what can be reached in a VPC. Two of them may have the same network, and are never taken for each other.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    $script:aws = Start-XASimulator -CreationTime 00:00:01
    $script:vpc = @{
        SourceType      = 'Vpc'
        SubnetId        = $aws.SubnetId
        SecurityGroupId = $aws.Accounts[0].SecurityGroupIds
        WorkspaceArn    = $aws.WorkspaceArn
    }
    $script:yaml = "scrape_configs:`n  - job_name: brokers`n    dns_sd_configs:`n      - names: ['b-1.example.internal']`n        type: A`n        port: 11001`n"
    function Connect-Vpc {
        [CmdletBinding()]
        param([string] $Name, [hashtable] $With = @{})
        $given = $vpc + @{ ScrapeConfiguration = $yaml }
        foreach ($key in $With.Keys) { if ($null -eq $With[$key]) { $given.Remove($key) } else { $given[$key] = $With[$key] } }
        Connect-XACluster -Name $Name @given @aws -WarningAction SilentlyContinue
    }
    function Get-WriteCount { @($aws.Calls | Where-Object IsWrite).Count }
}

AfterAll { Stop-XASimulator -All }

Describe 'A link of a VPC' {
    It 'is connected with seven writes, and with none the second time' {
        $before = Get-WriteCount
        $link = Connect-Vpc 'vpc-1'
        "$($link.Status) $($link.Trust) $($link.SourceType) [$($link.ClusterArn)]" | Should -Be 'Active Bound Vpc []'
        (Get-WriteCount) - $before | Should -Be 7
        (Connect-Vpc 'vpc-1').ScraperId | Should -Be $link.ScraperId
        (Get-WriteCount) - $before | Should -Be 7
    }

    It 'has a scraper of its own, though another has the same network and workspace' {
        $one = Connect-Vpc 'vpc-1'
        $two = Connect-Vpc 'vpc-2'
        $two.ScraperId | Should -Not -Be $one.ScraperId
        (Connect-Vpc 'vpc-1').ScraperId | Should -Be $one.ScraperId
        foreach ($link in $one, $two) {
            $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
            @(Get-XATrustPolicy -Name $link.Name @aws).State | Should -Be 'Bound', 'Bound'
        }
    }

    It 'never takes the scraper that someone else made with the same network, workspace and roles' {
        $own = Connect-Vpc 'vpc-3'
        $foreign = @{
            scrapeConfiguration = @{ configurationBlob = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($yaml)) }
            source              = @{ vpcConfiguration = @{ subnetIds = @($vpc.SubnetId); securityGroupIds = @($vpc.SecurityGroupId) } }
            destination         = @{ ampConfiguration = @{ workspaceArn = $vpc.WorkspaceArn } }
            roleConfiguration   = @{ sourceRoleArn = $own.SourceRoleArn; targetRoleArn = $own.TargetRoleArn }
        }
        $null = Remove-XAScraper -Name 'vpc-3' -Force @aws
        $made = Invoke-SimulatorCall $aws 111122223333 aps -Path '/scrapers' -Json ($foreign | ConvertTo-Json -Depth 9) | ConvertFrom-Json
        (Connect-Vpc 'vpc-3').ScraperId | Should -Not -Be $made.scraperId

        $foreign.alias = 'vpc-4'
        $null = Invoke-SimulatorCall $aws 111122223333 aps -Path '/scrapers' -Json ($foreign | ConvertTo-Json -Depth 9)
        $before = Get-WriteCount
        Connect-Vpc 'vpc-4' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Scraper*,*'
        Get-WriteCount | Should -Be $before
    }

    It 'is diagnosed without findings about a cluster' {
        $null = Connect-Vpc 'vpc-1'
        $findings = @(Get-XAScraper -Name 'vpc-1' @aws | Test-XAScraper)
        @($findings | Where-Object { -not $_.Passed -and $_.Severity -ne 'Information' }) | Should -BeNullOrEmpty
        $findings.Id | Should -Contain 'SubnetZone'
        $findings.Id | Should -Contain 'SecurityGroup'
        @($findings.Id -like 'Cluster*') + @($findings.Id -like 'ApiServer*') | Should -BeNullOrEmpty
        Get-XAScraper -Name 'vpc-1' @aws | Test-XAScraper -Quiet | Should -BeTrue
    }

    It 'goes through a CSV file and back' {
        $path = Join-Path $TestDrive 'links.csv'
        Connect-Vpc 'vpc-1' | Export-Csv -LiteralPath $path
        $before = Get-WriteCount
        $back = Import-Csv -LiteralPath $path | Connect-XACluster -ScrapeConfiguration $yaml @aws -WarningAction SilentlyContinue
        "$($back.Name) $($back.SourceType) $($back.Trust)" | Should -Be 'vpc-1 Vpc Bound'
        Get-WriteCount | Should -Be $before
    }

    It 'is removed alone' {
        $null = Connect-Vpc 'vpc-1'
        $other = Connect-Vpc 'vpc-2'
        $null = Disconnect-XACluster -Name 'vpc-1' -Force @aws
        Get-XAScraper -Name 'vpc-1' @aws | Should -BeNullOrEmpty
        (Get-XAScraper -Name 'vpc-2' @aws).ScraperId | Should -Be $other.ScraperId
        $aws.Explain($other.ScraperArn).MetricsFlow | Should -BeTrue
    }

    It 'gives its caller no right to a cluster' {
        $policy = Connect-Vpc 'vpc-1' | Get-XACallerPolicy -Side Source -Diagnosis @aws
        $policy | Should -Not -Match '"eks:'
        $policy | Should -Match '"ec2:DescribeSubnets"'
    }
}

Describe 'What does not make a VPC' {
    It '<What> is <Id> before anything is written' -ForEach @(
        @{ What = 'a cluster beside it'; Change = { @{ ClusterArn = $aws.ClusterArn } }; Id = 'LinkConflict' }
        @{ What = 'no source type, and no cluster'; Change = { @{ SourceType = $null } }; Id = 'MissingValue' }
        @{ What = 'the source type Eks without a cluster'; Change = { @{ SourceType = 'Eks' } }; Id = 'MissingValue' }
        @{ What = 'no subnets'; Change = { @{ SubnetId = $null } }; Id = 'SubnetNeeded' }
        @{ What = 'no security groups'; Change = { @{ SecurityGroupId = $null } }; Id = 'MissingValue' }
        @{ What = 'a subnet that does not exist'; Change = { @{ SubnetId = 'subnet-0123456789abcdef0', 'subnet-0123456789abcdef1' } }; Id = 'PreflightFailed' }
        @{ What = 'six subnets'; Change = { @{ SubnetId = 1..6 | ForEach-Object { "subnet-0123456789abcdef$_" } } }; Id = 'InvalidResourceId' }
    ) {
        $before = Get-WriteCount
        $failed = $null
        try { $null = Connect-Vpc 'vpc-wrong' (& $Change) -ErrorAction Stop } catch { $failed = @($_) }
        $failed | Should -Not -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-WriteCount | Should -Be $before
    }

    It 'a row with a cluster and the type Vpc is LinkConflict, whatever comes first' {
        foreach ($row in [pscustomobject]@{ Name = 'r'; ClusterArn = $aws.ClusterArn; SourceType = 'Vpc'; WorkspaceArn = $aws.WorkspaceArn },
            [pscustomobject]@{ Name = 'r'; SourceType = 'Vpc'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn }) {
            $row | Connect-XACluster -ScrapeConfiguration $yaml @aws -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'LinkConflict,*'
        }
    }

    It 'a row with another word for the type is InvalidValue' {
        [pscustomobject]@{ Name = 'r'; SourceType = 'Msk'; WorkspaceArn = $aws.WorkspaceArn } |
            Connect-XACluster -ScrapeConfiguration $yaml @aws -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        $failed[0].Exception.Message | Should -BeLike '*Eks, Vpc*'
    }
}
