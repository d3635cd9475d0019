BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $script:link = @{
        Name         = 'prod-1'
        ClusterArn   = 'arn:aws:eks:us-west-2:111122223333:cluster/prod-1'
        WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1'
    }
}

Describe 'Get-XACallerPolicy' {
    It 'prints a policy for each side, with what the link names and no more' {
        $source = Get-XACallerPolicy -Side Source @link | ConvertFrom-Json
        $target = Get-XACallerPolicy -Side Target @link | ConvertFrom-Json
        $source.Version, $target.Version | Should -Be '2012-10-17', '2012-10-17'
        ($source.Statement | Where-Object Sid -eq XScrapeCreateScraper).Resource | Should -Be $link.ClusterArn, $link.WorkspaceArn
        ($source.Statement | Where-Object Sid -eq XScrapePassRole).Condition.StringEquals.'iam:PassedToService' | Should -Be 'aps.amazonaws.com'
        ($target.Statement | Where-Object Sid -eq XScrapeAttachPolicy).Condition.ArnEquals.'iam:PolicyARN' | Should -Be 'arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess'
        $target.Statement.Action | Should -Not -Contain 'iam:PutRolePolicy'
    }

    It 'names the roles that Connect-XACluster makes' {
        $aws = Start-XASimulator -ClusterArn $link.ClusterArn -WorkspaceArn $link.WorkspaceArn -CreationTime 00:00:01
        try {
            $made = Connect-XACluster @link -ScrapeConfiguration (Get-TestConfiguration) @aws
            $before = $aws.Calls.Count
            ($made | Get-XACallerPolicy -Side Source | ConvertFrom-Json).Statement[0].Resource | Should -Be $made.SourceRoleArn
            (Get-XACallerPolicy -Side Target @link @aws | ConvertFrom-Json).Statement[0].Resource | Should -Be $made.TargetRoleArn
            $aws.Calls.Count | Should -Be $before
        }
        finally { Stop-XASimulator $aws }
    }

    It 'needs no identity, even for rows with a profile that is not here' {
        $row = [pscustomobject]($link + @{ SourceProfileName = 'nowhere'; TargetProfileName = 'nowhere' })
        $row | Get-XACallerPolicy -Side target | Should -Match 'role/XA-prod-1-[0-9a-f]{8}-Target"'
    }

    It 'holds for all links where none is named' {
        $json = Get-XACallerPolicy Source -SourceAccountId 111122223333 -TargetAccountId 444455556666 -Region us-west-2
        $json | Should -Match 'role/XA-\*-Source"'
    }

    It 'adds only reads for -Diagnosis, and asks for the Region where nothing tells it' {
        foreach ($side in 'Source', 'Target') {
            $plain = (Get-XACallerPolicy -Side $side @link | ConvertFrom-Json).Statement
            $whole = (Get-XACallerPolicy -Side $side @link -Diagnosis | ConvertFrom-Json).Statement
            $more = @($whole | Where-Object Sid -like 'XScrapeDiagnose*')
            @($whole).Count | Should -Be (@($plain).Count + $more.Count)
            ($whole | Where-Object Sid -notlike 'XScrapeDiagnose*' | ConvertTo-Json -Depth 9) | Should -Be ($plain | ConvertTo-Json -Depth 9)
            $more.Action | Should -Match '^(ec2|eks|aps):Describe|^aps:QueryMetrics$|^iam:SimulatePrincipalPolicy$'
        }
        ($more | Where-Object Sid -eq XScrapeDiagnoseWorkspace).Resource | Should -Be $link.WorkspaceArn
        $role = [pscustomobject]@{ TargetRoleArn = 'arn:aws:iam::444455556666:role/Write' }
        $role | Get-XACallerPolicy -Side Target -Diagnosis -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue,*'
        "$($failures[0])" | Should -Match 'Region'
    }

    It 'asks for the boundary, and refuses one of another account without stopping others' {
        $boundary = 'arn:aws:iam::444455556666:policy/ScraperRoles'
        $policy = Get-XACallerPolicy -Side Target @link -LeastPrivilege -PermissionsBoundary $boundary | ConvertFrom-Json
        ($policy.Statement | Where-Object Action -contains 'iam:CreateRole').Condition.StringEquals.'iam:PermissionsBoundary' | Should -Be $boundary
        $row = [pscustomobject]$link
        $row, $row | Get-XACallerPolicy -Side Source -PermissionsBoundary $boundary -ErrorAction SilentlyContinue -ErrorVariable failures
        @($failures).Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WrongArnKind,*'
    }
}
