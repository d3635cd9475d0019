BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    # What our cmdlets can mend: how it is broken, and the finding whose own command mends it.
    $mendable = @(
        @{ Fault = 'the source trust holds our placeholder'; Id = 'SourceTrust'; Break = { Set-Trust Source { $_.Replace($link.ScraperArn, 'arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending') } } }
        @{ Fault = 'the source trust names another scraper'; Id = 'SourceTrust'; Break = { Set-Trust Source { $_.Replace($link.ScraperId, 's-11111111-2222-3333-4444-555555555555') } } }
        @{ Fault = 'the source trust trusts another service'; Id = 'SourceTrust'; Break = { Set-Trust Source { $_.Replace('scraper.aps.amazonaws.com', 'ec2.amazonaws.com') } } }
        @{ Fault = 'the source trust asks for another account'; Id = 'SourceTrust'; Break = { Set-Trust Source { $_.Replace('"111122223333"', '"999999999999"') } } }
        @{ Fault = 'the source trust has only a statement of somebody else'; Id = 'SourceTrust'; Break = { Set-Trust Source { $foreign } } }
        @{ Fault = 'the source trust holds the wildcard of AWS'; Id = 'SourceTrustScope'; Break = { Set-Trust Source { $_.Replace($link.ScraperId, '*') } } }
        @{ Fault = 'the target trust holds our placeholder'; Id = 'TargetTrust'; Break = { Set-Trust Target { $_.Replace($link.ScraperArn, 'arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending') } } }
        @{ Fault = 'the target trust holds the wildcard of AWS'; Id = 'TargetTrust'; Break = { Set-Trust Target { $_.Replace($link.ScraperId, '*') } } }
        @{ Fault = 'the target trust holds the wildcard under StringLike'; Id = 'TargetTrustScope'; Break = { Set-Trust Target { $_.Replace($link.ScraperId, '*').Replace('StringEquals', 'StringLike') } } }
        @{ Fault = 'the target trust has only a statement of somebody else'; Id = 'TargetTrust'; Break = { Set-Trust Target { $foreign } } }
        @{ Fault = 'the source role has lost its permission'; Id = 'SourcePermission'; Break = { Invoke-Iam Source DeleteRolePolicy @{ PolicyName = "XScrape-Assume-444455556666-$($link.TargetRoleName)" } } }
        @{ Fault = 'the target role has lost its policy'; Id = 'TargetPermission'; Break = { Invoke-Iam Target DetachRolePolicy @{ PolicyArn = 'arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess' } } }
        @{ Fault = 'the source role is gone'; Id = 'SourceRole'; Break = { Remove-SourceRole } }
        @{ Fault = 'the target role is gone'; Id = 'TargetRole'; Break = { Invoke-Iam Target DetachRolePolicy @{ PolicyArn = 'arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess' }; Invoke-Iam Target DeleteRole } }
        @{ Fault = 'the source role was made anew'; Id = 'TargetTrust'; Break = {
                $trust = ($link | Get-XATrustPolicy | Where-Object Side -eq Source).Policy
                $assume = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}'
                Remove-SourceRole
                Invoke-Iam Source CreateRole @{ AssumeRolePolicyDocument = $trust }
                Invoke-Iam Source PutRolePolicy @{ PolicyName = 'assume'; PolicyDocument = $assume }
            }
        }
        @{ Fault = 'the scraper has another target role'; Id = 'ScraperRoles'; Break = { $null = Set-XAScraper -ScraperId $link.ScraperId -TargetRoleArn arn:aws:iam::444455556666:role/Other @aws } }
        @{ Fault = 'the scraper writes to another workspace'; Id = 'ScraperEnds'; Break = { $null = Set-XAScraper -ScraperId $link.ScraperId -WorkspaceArn arn:aws:aps:us-west-2:444455556666:workspace/ws-other @aws } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $foreign = '{"Version":"2012-10-17","Statement":[{"Sid":"Mine","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
    function Invoke-Iam {
        param($Side, $Action, $Form = @{})
        $account = if ($Side -eq 'Source') { $link.SourceAccountId } else { $link.TargetAccountId }
        $role = if ($Side -eq 'Source') { $link.SourceRoleName } else { $link.TargetRoleName }
        $null = Invoke-SimulatorCall $aws $account iam ($Form + @{ Action = $Action; Version = '2010-05-08'; RoleName = $role })
    }
    function Set-Trust {
        param($Side, [scriptblock] $Change)
        $old = ($link | Get-XATrustPolicy | Where-Object Side -eq $Side).Policy
        $new = $old | ForEach-Object $Change
        $new | Should -Not -Be $old
        Invoke-Iam $Side UpdateAssumeRolePolicy @{ PolicyDocument = $new }
    }
    function Remove-SourceRole {
        Invoke-Iam Source DeleteRolePolicy @{ PolicyName = "XScrape-Assume-444455556666-$($link.TargetRoleName)" }
        Invoke-Iam Source DeleteRole
    }
    function Get-Failing { param($Findings) @($Findings | Where-Object { $_.Checked -and -not $_.Passed }) }
}

Describe 'Test-XAScraper' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
    }
    AfterAll { Stop-XASimulator $aws }

    It 'passes a healthy link, by whatever names it' {
        $link | Test-XAScraper -Quiet | Should -BeTrue
        Test-XAScraper -ScraperId $link.ScraperId @aws -Quiet | Should -BeTrue
        Test-XAScraper -ScraperArn $link.ScraperArn @aws -Quiet | Should -BeTrue
        Test-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn @aws -Quiet | Should -BeTrue
        Test-XAScraper prod-1 @aws -Quiet | Should -BeTrue
        $link | ConvertTo-Json | ConvertFrom-Json | Test-XAScraper @aws -Quiet | Should -BeTrue
        Get-XAScraper @aws | Test-XAScraper -Quiet | Should -BeTrue
        (Get-Failing (Get-XAScraper @aws | Test-XAScraper)).Count | Should -Be 0
    }

    It 'takes at most 15 calls, and writes nothing' {
        $before = @($aws.Calls).Count
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | Test-XAScraper
        @($aws.Calls).Count - $before | Should -BeLessOrEqual 15
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'a finding can be piped on, live or from a file' {
        $finding = $link | Test-XAScraper | Select-Object -First 1
        ($finding | Get-XATrustPolicy).State | Should -Be 'Bound', 'Bound'
        ($finding | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Get-XATrustPolicy @aws).State | Should -Be 'Bound', 'Bound'
    }

    It 'shows a table with words for each result' {
        $text = $link | Test-XAScraper | Out-String -Width 120
        $text | Should -Match 'Link: prod-1'
        $text | Should -Match 'Passed\S* +Scraper '
        $text | Should -Match 'Unchecked +OrganizationPolicies'
    }

    It 'no link is no pass' {
        @() | Test-XAScraper @aws -Quiet -WarningVariable said -WarningAction SilentlyContinue | Should -BeFalse
        "$said" | Should -Match 'No link'
    }

    It 'without anything to go by says what is missing' {
        { Test-XAScraper @aws -ErrorAction Stop } | Should -Throw -ErrorId 'MissingValue*'
    }

    It 'a wrong id is a finding, and -Quiet says false' {
        $finding = Test-XAScraper -ScraperId s-none @aws | Where-Object Id -eq Scraper
        $finding.Passed | Should -BeFalse
        $finding.Severity | Should -Be 'Error'
        Test-XAScraper -ScraperId s-none @aws -Quiet | Should -BeFalse
    }

    It 'nodes that may not be read are not known, which alone is no reason to say false' {
        $aws.SetFaults('{ "rules": [{ "kind": "AccessDenied", "service": "ec2", "operation": "DescribeInstances" }] }')
        try {
            $one = $link | Test-XAScraper | Where-Object Id -eq TargetNetwork
            "$($one.Passed) $($one.Checked) $($one.Severity)" | Should -Be 'False False Information'
            $one.Message | Should -Match "^Could not be checked: action ec2:DescribeInstances denied to profile '"
            $link | Test-XAScraper -Quiet | Should -BeTrue
        }
        finally { $aws.SetFaults('{}') }
    }

    It 'what <Action> is denied is neither a pass nor a crash' -ForEach @(
        @{ Action = 'iam:GetRole'; Ids = 'SourceRole', 'SourceTrust', 'TargetTrust' }
        @{ Action = 'iam:SimulatePrincipalPolicy'; Ids = 'SourcePermission', 'TargetDeny' }
        @{ Action = 'aps:DescribeScraper'; Ids = @('Scraper') }
        @{ Action = 'aps:ListScrapers'; Ids = @('ScraperTwin') }
        @{ Action = 'aps:DescribeWorkspace'; Ids = @('Workspace') }
        @{ Action = 'aps:DescribeResourcePolicy'; Ids = @('WorkspacePolicy') }
        @{ Action = 'eks:DescribeCluster'; Ids = 'Cluster', 'ClusterEndpoint' }
        @{ Action = 'eks:DescribeAccessEntry'; Ids = @('ClusterAccess') }
        @{ Action = 'ec2:DescribeSubnets'; Ids = 'Subnet', 'SubnetAddress' }
        @{ Action = 'ec2:DescribeSecurityGroups'; Ids = @('CollectorEgress') }
        @{ Action = 'ec2:DescribeVpcAttribute'; Ids = 'VpcDnsSupport', 'VpcDnsHostnames' }
    ) {
        $service, $operation = $Action.Split(':')
        $aws.SetFaults((@{ rules = @(@{ kind = 'AccessDenied'; service = $service; operation = $operation }) } | ConvertTo-Json -Depth 4))
        try {
            $findings = $link | Test-XAScraper
            foreach ($id in $Ids) {
                $one = $findings | Where-Object Id -eq $id
                $one.Passed | Should -BeFalse
                $one.Checked | Should -BeFalse
                $one.Severity | Should -Be 'Information'
                $one.Message | Should -Match "^Could not be checked: action $Action denied to profile '"
            }
            (Get-Failing $findings).Count | Should -Be 0
            $quiet = $link | Test-XAScraper -Quiet -WarningVariable said -WarningAction SilentlyContinue
            $quiet | Should -BeFalse
            "$said" | Should -Match $Action
        }
        finally { $aws.SetFaults('{}') }
    }
}

Describe 'A broken link is mended by the command of its finding' {
    BeforeEach {
        $aws = Start-XASimulator -CreationTime 00:00:00.5
        $link = Invoke-TestPipeline $aws
    }
    AfterEach { Stop-XASimulator $aws }

    # One of each cmdlet that repairs.
    It '<Fault>' -ForEach (Select-TestSample $mendable -Index 0, 8, 10, 12, 14, 15, 16) {
        & $Break
        $finding = Get-Failing ($link | Test-XAScraper) | Where-Object Id -eq $Id
        $finding | Should -Not -BeNullOrEmpty
        $finding.Fix | Should -Not -BeNullOrEmpty
        $null = & ([scriptblock]::Create($finding.Fix))
        $left = Get-Failing ($link | Test-XAScraper)
        @($left | ForEach-Object { "$_" }) | Should -BeNullOrEmpty
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
    }
}

Describe 'A scraper on its way is mended by the command of its finding' {
    BeforeEach { $aws = Start-XASimulator -CreationTime 00:00:02 }
    AfterEach { Stop-XASimulator $aws }

    It 'being made: it waits' {
        $link = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -NoWait @aws
        $finding = Get-Failing ($link | Test-XAScraper)
        $finding.Id | Should -Be 'ScraperStatus'
        $finding.Severity | Should -Be 'Error'
        $null = & ([scriptblock]::Create($finding.Fix))
        Get-Failing ($link | Test-XAScraper) | Should -BeNullOrEmpty
    }

    It 'not made: it makes it anew, with the configuration that AMP holds' {
        $aws.SetFaults('{ "scraperFailures": [{ "status": "CREATION_FAILED", "reason": "No free address." }] }')
        $null = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws -ErrorAction SilentlyContinue
        $aws.SetFaults('{}')
        $finding = Get-Failing (Test-XAScraper -Name prod-1 @aws) | Where-Object Id -eq ScraperStatus
        $finding.Seen | Should -Match 'No free address'
        $null = & ([scriptblock]::Create($finding.Fix)) | Wait-XAScraper
        Test-XAScraper -Name prod-1 @aws -Quiet | Should -BeTrue
    }

    It 'not removed: it removes it' {
        $link = Invoke-TestPipeline $aws
        $aws.SetFaults('{ "scraperFailures": [{ "status": "DELETION_FAILED", "reason": "An interface is in use." }] }')
        $null = $link | Remove-XAScraper -Force -ErrorAction SilentlyContinue
        $aws.SetFaults('{}')
        $finding = Get-Failing ($link | Test-XAScraper) | Where-Object Id -eq ScraperStatus
        $finding.Seen | Should -Match 'interface'
        $null = & ([scriptblock]::Create($finding.Fix))
        @(Get-XAScraper @aws).Count | Should -Be 0
    }
}

Describe 'The commands of findings hold nothing but literals' {
    BeforeDiscovery {
        $hostile = @(
            "it's", "'; Set-Canary; '", "`u{2018}; Set-Canary; `u{2019}", "`u{201A}; Set-Canary #`u{201B}", '$(Set-Canary)', '"; Set-Canary; "', '`; Set-Canary', "a`nSet-Canary`n", "a`r`nSet-Canary",
            '-Force', '--', '@aws', '@(Set-Canary)', '{ Set-Canary }', '& Set-Canary', '| Set-Canary', '; Set-Canary', 'a,b', ',', '(Set-Canary)', '%{ Set-Canary }', '#', '<# #>', '1kb', '0x10', '', ' ', "`t",
            "`u{1F600}", "`u{202E}ecilA", "`u{200B}", "`u{0}", "`u{1B}[2J", "`u{85}Set-Canary", "`u{2028}Set-Canary", "`u{A0}Set-Canary", '$env:PATH', '${x}', '\', "'", "''", "`u{2019}", "*?[x]"
        ) | ForEach-Object { @{ Value = $_; Shown = -join ($_.ToCharArray() | ForEach-Object { if ($_ -lt ' ' -or $_ -gt '~') { '\u{0:X4}' -f [int]$_ } else { $_ } }) } }
    }
    BeforeAll {
        $assembly = ((Get-Command Test-XAScraper).OutputType.Type | Where-Object Name -eq Finding).Assembly
        $quote = $assembly.GetType('XScrape.Display.ShellText').GetMethod('Quote', [type[]]@([string]))
        $script:canary = 0
        function Set-Canary { $script:canary++ }
        function Show-Argument { param($Name, $Other, [Parameter(ValueFromRemainingArguments)] $Rest) @{ Name = $Name; Other = $Other; Rest = $Rest } }
    }

    It '"<Shown>" comes through as it is, and nothing else runs' -ForEach $hostile {
        $text = $quote.Invoke($null, @([string]$Value))
        $seen = & ([scriptblock]::Create("Show-Argument -Name $text -Other $text"))
        $seen.Name | Should -BeExactly $Value
        ($seen.Name -ceq $Value -and $seen.Other -ceq $Value) | Should -BeTrue
        $seen.Rest | Should -BeNullOrEmpty
        $script:canary | Should -Be 0
        # What is shown is what runs: nothing that a terminal obeys or hides.
        $text | Should -Not -Match '[\p{C}\u2028\u2029]'
    }

    It 'a link with hostile names everywhere is mended, and nothing else runs' {
        $evil = "'; Set-Canary; '`u{2019}; Set-Canary #"
        $row = [pscustomobject]@{
            Name = 'prod-1'; SourceProfileName = "eks$evil"; TargetProfileName = "obs$evil"
            ClusterArn = "arn:aws:eks:us-west-2:111122223333:cluster/a';Set-Canary;'b"; WorkspaceArn = "arn:aws:aps:us-west-2:444455556666:workspace/ws';Set-Canary;'"
            SourceRolePath = "/a';Set-Canary;'/"; TargetRolePath = '/b`;&|(Set-Canary)"/'
        }
        $aws = $row | Start-XASimulator -CreationTime 00:00:00.5
        try {
            $link = $row | Connect-XACluster @aws -SourceProfileName $row.SourceProfileName -TargetProfileName $row.TargetProfileName -ScrapeConfiguration (Get-TestConfiguration)
            foreach ($break in @(
                    { Set-Trust Source { $foreign } }, { Set-Trust Target { $foreign } }
                    { Remove-SourceRole }, { Invoke-Iam Target DetachRolePolicy @{ PolicyArn = 'arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess' }; Invoke-Iam Target DeleteRole }
                    { $null = $link | Set-XAScraper -TargetRoleArn arn:aws:iam::444455556666:role/Other })) {
                & $break
                $fixes = @(Get-Failing ($link | Test-XAScraper) | Where-Object Fix)
                $fixes.Count | Should -BeGreaterThan 0
                foreach ($fix in $fixes) { $null = & ([scriptblock]::Create($fix.Fix)) }
                @(Get-Failing ($link | Test-XAScraper) | ForEach-Object { "$_" }) | Should -BeNullOrEmpty
            }
            $script:canary | Should -Be 0
        }
        finally { Stop-XASimulator $aws }
    }

    It 'commands of AWS.Tools hold literals, too' {
        $row = [pscustomobject]@{ Name = 'prod-1'; SourceProfileName = "eks'; Set-Canary; '"; TargetProfileName = 'obs'; ClusterArn = "arn:aws:eks:us-west-2:111122223333:cluster/a';Set-Canary;'b"; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1' }
        $aws = $row | Start-XASimulator -CreationTime 00:00:00.5
        try {
            $link = $row | Connect-XACluster @aws -ScrapeConfiguration (Get-TestConfiguration)
            $cluster = $assembly.GetType('XScrape.Kinds.Eks.ClusterFix')
            $snapshot = [Activator]::CreateInstance($assembly.GetType('XScrape.Diagnosis.Snapshots.LinkSnapshot'), [object[]]@($link.psobject.BaseObject))
            function Update-EKSClusterConfig { param($Name, [bool] $ResourcesVpcConfig_EndpointPrivateAccess, $ProfileName, $ProfileLocation, $Region, $EndpointUrl) $PSBoundParameters }
            $text = $cluster.GetMethod('PrivateEndpoint').Invoke($null, @($snapshot)).ToString()
            $bound = & ([scriptblock]::Create($text))
            $bound.Name | Should -BeExactly "a';Set-Canary;'b"
            $bound.ProfileName | Should -BeExactly $row.SourceProfileName
            $bound.ResourcesVpcConfig_EndpointPrivateAccess | Should -BeTrue
            $bound.Region | Should -Be 'us-west-2'
            $script:canary | Should -Be 0
        }
        finally { Stop-XASimulator $aws }
    }

    It 'keys are never in a command; the finding brings them' {
        $aws = Start-XASimulator -CreationTime 00:00:00.5
        try {
            $source, $target = $aws.Accounts[0], $aws.Accounts[1]
            $secure = { param($a) [pscredential]::new($a.AccessKeyId, (ConvertTo-SecureString $a.SecretAccessKey -AsPlainText -Force)) }
            $who = @{ SourceCredential = & $secure $source; TargetCredential = & $secure $target; Region = $aws.Region; EndpointUrl = $aws.EndpointUrl }
            $link = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @who
            Set-Trust Source { $foreign }
            $finding = Get-Failing ($link | Test-XAScraper)
            $finding.Id | Should -Be 'SourceTrust'
            $finding.Fix | Should -Not -Match 'simulated|AKIASIMX|Credential'
            ($finding | ConvertTo-Json -Depth 4) | Should -Not -Match 'simulated/secret|AKIASIMX'
            ($finding | Update-XATrustPolicy).Trust | Should -Be 'Bound'
            $link | Test-XAScraper -Quiet | Should -BeTrue
        }
        finally { Stop-XASimulator $aws }
    }
}

Describe 'Before the first write' {
    BeforeEach { $aws = Start-XASimulator -CreationTime 00:00:00.5 }
    AfterEach { Stop-XASimulator $aws }

    It 'Connect-XACluster tells all that fails in one error, and writes nothing' {
        $wrong = @{ Name = 'prod-1'; ClusterArn = $aws.ClusterArn; SubnetId = 'subnet-none'; SecurityGroupId = 'sg-none'; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-none' }
        $made = Connect-XACluster @wrong -ScrapeConfiguration (Get-TestConfiguration) @aws -ErrorVariable failed -ErrorAction SilentlyContinue
        $made | Should -BeNullOrEmpty
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PreflightFailed,*'
        "$($failed[0])" | Should -Match 'Workspace:.*Subnet:.*SecurityGroup:'
        ($failed[0].Exception.Findings | Where-Object { $_.Checked -and -not $_.Passed }).Id | Should -Be 'Workspace', 'Subnet', 'SecurityGroup'
        $failed[0].Exception.Findings.Count | Should -BeGreaterThan 10
        $failed[0].TargetObject.Name | Should -Be 'prod-1'
        @(Get-WriteCall $aws).Count | Should -Be 0
    }

    It 'New-XAScraper does so, too, and -WhatIf tells it' {
        $roles = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole
        $writes = @(Get-WriteCall $aws).Count
        $null = $roles | New-XAScraper -ClusterArn arn:aws:eks:us-west-2:111122223333:cluster/none -SubnetId subnet-1 -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PreflightFailed,*'
        $null = $roles | New-XAScraper -ClusterArn arn:aws:eks:us-west-2:111122223333:cluster/none -SubnetId subnet-1 -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PreflightFailed,*'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It '-SkipPreflight leaves it out' {
        $null = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -SkipPreflight @aws
        @($aws.Calls | Where-Object Operation -like 'DescribeVpc*').Count | Should -Be 0
        @($aws.Calls | Where-Object Operation -eq 'DescribeWorkspace').Count | Should -Be 0
    }

    It 'reads each cluster and each workspace once for all links, and nothing for a link that is there' {
        $rows = 'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Name = $_; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn } }
        $null = $rows | Connect-XACluster -ScrapeConfiguration (Get-TestConfiguration) @aws
        foreach ($read in @{ DescribeWorkspace = 1; DescribeSubnets = 1; DescribeSecurityGroups = 1; DescribeInstances = 1; DescribeVpcAttribute = 2; DescribeResourcePolicy = 1 }.GetEnumerator()) {
            @($aws.Calls | Where-Object Operation -eq $read.Key).Count | Should -Be $read.Value -Because $read.Key
        }
        $before = @($aws.Calls | Where-Object Operation -like 'Describe[SVWR]*' | Where-Object Operation -ne DescribeScraper).Count
        $null = $rows | Connect-XACluster -ScrapeConfiguration (Get-TestConfiguration) @aws
        @($aws.Calls | Where-Object Operation -like 'Describe[SVWR]*' | Where-Object Operation -ne DescribeScraper).Count | Should -Be $before
    }

    It 'what may not be read forbids nothing' {
        $aws.SetFaults('{ "rules": [{ "kind": "AccessDenied", "service": "ec2" }, { "kind": "AccessDenied", "service": "aps", "operation": "DescribeWorkspace" }, { "kind": "AccessDenied", "service": "aps", "operation": "DescribeResourcePolicy" }] }')
        (Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -SubnetId $aws.SubnetId -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws).Trust | Should -Be 'Bound'
    }

    It 'without -SubnetId, subnets that may not be read are not guessed, and nothing is written<How>' -ForEach @(@{ How = ''; More = @{} }, @{ How = ', without preflight too'; More = @{ SkipPreflight = $true } }) {
        $aws.SetFaults('{ "rules": [{ "kind": "AccessDenied", "service": "ec2", "operation": "DescribeSubnets" }] }')
        $made = Connect-XACluster -Name prod-1 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws @More -ErrorVariable failed -ErrorAction SilentlyContinue
        $made | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SubnetNeeded,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*-SubnetId*ec2:DescribeSubnets*'
        @(Get-WriteCall $aws).Count | Should -Be 0
    }
}

Describe 'Subnets that nobody names' {
    BeforeEach {
        $ends = @{ ClusterArn = 'arn:aws:eks:us-west-2:111122223333:cluster/prod-1'; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1' }
        $aws = Start-XASimulator -CreationTime 00:00:00.5 @ends -SubnetId subnet-1, subnet-2, subnet-3, subnet-4
    }
    AfterEach { Stop-XASimulator $aws }

    It 'are one a zone, shown under -WhatIf, and what the scraper gets' {
        $link = $ends + @{ Name = 'prod-1'; ScrapeConfiguration = Get-TestConfiguration }
        $shown = Connect-XACluster @link @aws -WhatIf -Verbose 4>&1
        $planned = $shown | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }
        $planned.SubnetId | Should -Be 'subnet-1', 'subnet-2'
        $create = "$($shown | Where-Object { "$_" -like '*CreateScraper*' })"
        $create | Should -Match 'subnet-1 in us-west-2a, 250 free addresses'
        $create | Should -Match 'subnet-2 in us-west-2b, 250 free addresses'
        $create | Should -Not -Match 'subnet-[34]'
        (Connect-XACluster @link @aws).SubnetId | Should -Be 'subnet-1', 'subnet-2'
    }

    It 'two of one zone that are given draw a warning, and are sent' {
        $made = Connect-XACluster -Name prod-1 @ends -SubnetId subnet-1, subnet-2, subnet-3 -ScrapeConfiguration (Get-TestConfiguration) @aws -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'SubnetZoneShared: .*us-west-2a has subnet-1, subnet-3'
        $made.SubnetId.Count | Should -Be 3
        ($made | Test-XAScraper).Id | Should -Not -Contain 'SubnetZoneShared'
    }
}

Describe 'Get-XAClusterMapping' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:00.5
        $link = Invoke-TestPipeline $aws
    }
    AfterAll { Stop-XASimulator $aws }

    It 'prints the text to apply, the role without its path, and the mapping' {
        $mapping = $link | Get-XAClusterMapping -WarningAction SilentlyContinue
        "$mapping" | Should -Match 'kind: ClusterRole\r?\n'
        "$mapping" | Should -Match 'kind: ClusterRoleBinding'
        $mapping.RoleArn | Should -Match '^arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonPrometheusScraper[^/]*$'
        $mapping.MapRole | Should -Be "- rolearn: $($mapping.RoleArn)`n  username: aps-collector-user`n"
        $mapping.Command | Should -Be "eksctl create iamidentitymapping --cluster 'prod-1' --region 'us-west-2' --arn '$($mapping.RoleArn)' --username 'aps-collector-user'"
        $mapping.AuthenticationMode | Should -Be 'API_AND_CONFIG_MAP'
    }

    It 'warns where AMP makes an access entry itself' {
        $null = Get-XAClusterMapping -ClusterArn $aws.ClusterArn @aws -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match 'no mapping is needed'
    }

    It 'says so where there is no scraper' {
        { Get-XAClusterMapping -ScraperId s-none @aws -ErrorAction Stop } | Should -Throw -ErrorId 'ScraperNotFound*'
    }
}
