# What people made by hand with the AWS CLI, finished and mended by the same commands. The CLI is a judge that we did not write.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $noCli = -not (Get-Command aws -CommandType Application -ErrorAction Ignore)
    $pending = 'arn:aws:aps:us-west-2:111122223333:scraper/*'

    function Invoke-Aws {
        param([string] $AwsProfile, [Parameter(ValueFromRemainingArguments)] [string[]] $Words)
        $env:AWS_SHARED_CREDENTIALS_FILE = $aws.ProfileLocation
        $env:AWS_ENDPOINT_URL = $aws.EndpointUrl
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        try {
            $text = & aws --profile $AwsProfile --region us-west-2 --output json @Words 2>&1
            if ($LASTEXITCODE) { throw "aws $($Words[0..1]): $text" }
            if ($text) { $text | Out-String | ConvertFrom-Json }
        }
        finally { Remove-Item Env:AWS_SHARED_CREDENTIALS_FILE, Env:AWS_ENDPOINT_URL, Env:AWS_EC2_METADATA_DISABLED }
    }

    function Get-SourceTrust {
        # As the procedure prints it: empty Sid, and a condition key in capitals.
        param([string] $Scraper)
        @{ Version = '2012-10-17'; Statement = @(@{ Sid = ''; Effect = 'Allow'; Principal = @{ Service = 'scraper.aps.amazonaws.com' }; Action = 'sts:AssumeRole'
                    Condition = @{ ArnEquals = @{ 'aws:SourceArn' = $Scraper }; StringEquals = @{ 'AWS:SourceAccount' = '111122223333' } } }) } | ConvertTo-Json -Depth 9 -Compress
    }

    function Get-TargetTrust {
        param([string] $Scraper, [string] $Principal = 'arn:aws:iam::111122223333:role/Source')
        @{ Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Principal = @{ AWS = $Principal }; Action = 'sts:AssumeRole'
                Condition = @{ StringEquals = @{ 'sts:ExternalId' = $Scraper } } } } | ConvertTo-Json -Depth 9 -Compress
    }

    function New-HandMadeLink {
        # The procedure of the web page by hand, up to one of its steps.
        param([int] $Step)
        $null = Invoke-Aws $aws.SourceProfileName iam create-role --role-name Source --assume-role-policy-document (Get-SourceTrust $pending)
        $assume = @{ Version = '2012-10-17'; Statement = @(@{ Sid = 'VisualEditor0'; Effect = 'Allow'; Action = 'sts:AssumeRole'; Resource = 'arn:aws:iam::444455556666:role/Target' }) } | ConvertTo-Json -Depth 9 -Compress
        Invoke-Aws $aws.SourceProfileName iam put-role-policy --role-name Source --policy-name AssumeTarget --policy-document $assume
        if ($Step -lt 2) { return }
        $null = Invoke-Aws $aws.TargetProfileName iam create-role --role-name Target --assume-role-policy-document (Get-TargetTrust $pending)
        Invoke-Aws $aws.TargetProfileName iam attach-role-policy --role-name Target --policy-arn arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess
        if ($Step -lt 3) { return }
        # Version 1 of the CLI takes a blob as it is, version 2 takes base64.
        $blob = Get-TestConfiguration
        if ("$(aws --version 2>&1)" -notlike 'aws-cli/1.*') { $blob = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($blob)) }
        $configuration = @{ configurationBlob = $blob } | ConvertTo-Json -Compress
        $made = Invoke-Aws $aws.SourceProfileName amp create-scraper --alias prod-1 --scrape-configuration $configuration --source "eksConfiguration={clusterArn=$($aws.ClusterArn),subnetIds=[$($aws.SubnetId -join ',')]}" --destination "ampConfiguration={workspaceArn=$($aws.WorkspaceArn)}" --role-configuration 'sourceRoleArn=arn:aws:iam::111122223333:role/Source,targetRoleArn=arn:aws:iam::444455556666:role/Target'
        if ($Step -ge 4) { $null = Get-XAScraper -ScraperId $made.scraperId @aws | Wait-XAScraper }
        if ($Step -ge 5) { Set-HandMadeTrust $made.arn }
        $made
    }

    function Set-HandMadeTrust {
        param([string] $Scraper)
        Invoke-Aws $aws.SourceProfileName iam update-assume-role-policy --role-name Source --policy-document (Get-SourceTrust $Scraper)
        Invoke-Aws $aws.TargetProfileName iam update-assume-role-policy --role-name Target --policy-document (Get-TargetTrust $Scraper)
    }

    function Complete-Link {
        # The pipeline that a newcomer would have typed, told which roles are there.
        New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 -SourceRoleName Source -TargetRoleName Target -Adopt @aws |
            New-XAScraperTargetRole -Adopt |
            New-XAScraper -ClusterArn $aws.ClusterArn -SubnetId $aws.SubnetId -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) -Adopt |
            Wait-XAScraper |
            Update-XATrustPolicy
    }

    function Get-RoleId { (Invoke-Aws $aws.SourceProfileName iam get-role --role-name Source).Role.RoleId, (Invoke-Aws $aws.TargetProfileName iam get-role --role-name Target).Role.RoleId }
}

Describe 'A link made by hand with the AWS CLI' {
    BeforeEach {
        if ($noCli) { Set-ItResult -Skipped -Because 'the AWS CLI is not installed' }
        $aws = Start-XASimulator -CreationTime 00:00:00.5
    }
    AfterEach { if ($aws) { Stop-XASimulator $aws } }

    It 'up to step <_> is finished, and nothing is made anew' -ForEach (Select-TestSample 1, 2, 3, 4 -Index 2) {
        $made = New-HandMadeLink -Step $_
        $before = (Invoke-Aws $aws.SourceProfileName iam get-role --role-name Source).Role.RoleId
        $link = Complete-Link
        $link.Trust | Should -Be 'Bound'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        (Invoke-Aws $aws.SourceProfileName iam get-role --role-name Source).Role.RoleId | Should -Be $before
        if ($made) { $link.ScraperArn | Should -Be $made.arn }
        @((Invoke-Aws $aws.SourceProfileName amp list-scrapers).scrapers).Count | Should -Be 1
        @((Invoke-Aws $aws.SourceProfileName iam list-roles).Roles | Where-Object Path -EQ '/').Count | Should -Be 1
    }

    It 'to its end is left as it is, but for the tags that say who may come in' {
        $made = New-HandMadeLink -Step 5
        $ids = Get-RoleId
        $null = Complete-Link
        $trust = (Invoke-Aws $aws.SourceProfileName iam get-role --role-name Source).Role.AssumeRolePolicyDocument
        $writes = @($aws.Calls | Where-Object IsWrite).Count
        $link = Complete-Link
        $link.ScraperArn | Should -Be $made.arn
        Get-RoleId | Should -Be $ids
        @($aws.Calls | Where-Object IsWrite).Count | Should -Be $writes
        $trust.Statement[0].Sid | Should -BeNullOrEmpty
        $trust.Statement[0].Condition.StringEquals.'AWS:SourceAccount' | Should -Be '111122223333'
    }

    It 'is not taken over without -Adopt, and is told how' {
        $null = New-HandMadeLink -Step 2
        $null = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 -SourceRoleName Source -TargetRoleName Target @aws -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'RoleNotOwned,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -Match '-Adopt'
    }

    It 'is never deleted on the way back' {
        $null = New-HandMadeLink -Step 3
        $link = Complete-Link
        $null = $link | Disconnect-XACluster -Force
        @((Invoke-Aws $aws.SourceProfileName amp list-scrapers).scrapers).Count | Should -Be 0
        @(Get-RoleId).Count | Should -Be 2
        (Invoke-Aws $aws.TargetProfileName iam get-role --role-name Target).Role.AssumeRolePolicyDocument.Statement.Condition.StringEquals.'sts:ExternalId' | Should -BeLike '*!xscrape-pending'
    }
}

Describe 'Drift that somebody brings about with the AWS CLI' {
    BeforeEach { if ($noCli) { Set-ItResult -Skipped -Because 'the AWS CLI is not installed' } }
    BeforeAll {
        if ($noCli) { return }
        $aws = Start-XASimulator -CreationTime 00:00:00.5
        $null = New-HandMadeLink -Step 4
        $link = Complete-Link
    }
    AfterAll { if ($aws) { Stop-XASimulator $aws } }

    It '<Name> is seen, and Update-XATrustPolicy mends it' -ForEach (Select-TestSample -Index 2, 3 -Case @(
    @{ Name = 'the ARN of an old scraper'; Break = { Set-HandMadeTrust 'arn:aws:aps:us-west-2:111122223333:scraper/s-00000000-0000-0000-0000-000000000000' }; State = 'Drifted' }
    @{ Name = 'a wildcard left behind'; Break = { Set-HandMadeTrust 'arn:aws:aps:us-west-2:111122223333:scraper/*' }; State = 'Pending' }
    @{ Name = 'no condition on the account'; Break = {
            Invoke-Aws $aws.SourceProfileName iam update-assume-role-policy --role-name Source --policy-document (Get-SourceTrust $link.ScraperArn).Replace(',"StringEquals":{"AWS:SourceAccount":"111122223333"}', '').Replace('"StringEquals":{"AWS:SourceAccount":"111122223333"},', '')
        }; State = 'Drifted'; Flows = $true
    }
    @{ Name = 'a source role made anew, whose old id is left as principal'; Break = {
            Invoke-Aws $aws.SourceProfileName iam delete-role-policy --role-name Source --policy-name AssumeTarget
            Invoke-Aws $aws.SourceProfileName iam delete-role --role-name Source
            $null = Invoke-Aws $aws.SourceProfileName iam create-role --role-name Source --assume-role-policy-document (Get-SourceTrust $link.ScraperArn)
        }; State = 'Drifted'
    }
    @{ Name = 'the permission to assume taken away'; Break = {
            (Invoke-Aws $aws.SourceProfileName iam list-role-policies --role-name Source).PolicyNames | ForEach-Object {
                Invoke-Aws $aws.SourceProfileName iam delete-role-policy --role-name Source --policy-name $_
            }
        }; State = 'Bound'
    }
    @{ Name = 'the managed policy detached'; Break = { Invoke-Aws $aws.TargetProfileName iam detach-role-policy --role-name Target --policy-arn arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess }; State = 'Bound' }
)) {
        & $Break
        if (-not $Flows) { $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeFalse }
        @((Get-XATrustPolicy -Link $link).State | Where-Object { "$_" -eq $State }).Count | Should -BeGreaterThan 0
        ($link | Update-XATrustPolicy).Trust | Should -Be 'Bound'
        $aws.Explain($link.ScraperArn).MetricsFlow | Should -BeTrue
        (Get-XATrustPolicy -Link $link).State | Should -Be 'Bound', 'Bound'
        $writes = @(Get-WriteCall $aws).Count
        $null = $link | Update-XATrustPolicy
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }
}
