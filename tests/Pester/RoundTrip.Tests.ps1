BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $link = Invoke-TestPipeline $aws
    $file = Join-Path $TestDrive 'link'
}

AfterAll { Stop-XASimulator $aws }

Describe 'A link that left the process as <Form>' -ForEach @(
    @{ Form = 'CSV'; Out = { $link | Export-Csv -LiteralPath $file -NoTypeInformation; Import-Csv -LiteralPath $file } }
    @{ Form = 'JSON'; Out = { $link | ConvertTo-Json | ConvertFrom-Json } }
    @{ Form = 'Clixml'; Out = { $link | Export-Clixml -LiteralPath $file; Import-Clixml -LiteralPath $file } }
) {
    It 'comes back equal and binds to every cmdlet' {
        $back = & $Out
        ($back | Wait-XAScraper @aws).Equals($link) | Should -BeTrue
        ($back | Update-XATrustPolicy @aws).Trust | Should -Be 'Bound'
        ($back | Get-XAScraper @aws -IncludeTrust).ScraperArn | Should -Be $link.ScraperArn
        ($back | New-XAScraperSourceRole @aws).SourceRoleArn | Should -Be $link.SourceRoleArn
        ($back | New-XAScraperTargetRole @aws).TargetRoleArn | Should -Be $link.TargetRoleArn
        ($back | New-XAScraper -ScrapeConfiguration (Get-TestConfiguration) @aws).ScraperArn | Should -Be $link.ScraperArn
        ($back | Get-XATrustPolicy @aws).State | Should -Be 'Bound', 'Bound'
        ($back | Set-XAScraper -Alias $link.Alias @aws).Alias | Should -Be $link.Alias
        ($back | Connect-XACluster -ScrapeConfiguration (Get-TestConfiguration) @aws).ScraperArn | Should -Be $link.ScraperArn
        ($back | Remove-XAScraper -WhatIf @aws).ScraperArn | Should -Be $link.ScraperArn
        ($back | Disconnect-XACluster -WhatIf @aws).ScraperArn | Should -Be $link.ScraperArn
    }
}

Describe 'A row' {
    It 'with empty cells and columns of the user''s own binds, and unknown columns are told once' {
        $rows = 'Name,TargetAccountId,ClusterArn,Team', 'row-1,444455556666,,blue', 'row-2,444455556666,,red' | ConvertFrom-Csv
        $links = $rows | New-XAScraperSourceRole @aws -WarningVariable warnings -WarningAction SilentlyContinue
        $links.Name | Should -Be 'row-1', 'row-2'
        $warnings.Count | Should -Be 1
        "$warnings" | Should -BeLike '*Team*'
    }

    It 'with a column that does not parse is our error with its number and column' {
        $rows = 'Name,TargetAccountId,CreatedAt', 'row-3,444455556666,yesterday-ish' | ConvertFrom-Csv
        $null = $rows | New-XAScraperSourceRole @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        $failures[0].Exception.Message | Should -BeLike 'Row 1: CreatedAt:*'
    }

    It 'with several ids in one cell has them all' {
        $rows = [pscustomobject]@{ Name = 'row-4'; TargetAccountId = '444455556666'; SubnetId = 'subnet-0a;subnet-0b' }
        ($rows | New-XAScraperSourceRole @aws).SubnetId.Count | Should -Be 2
    }

    It 'under AWS.Tools'' names binds as well' {
        $row = [pscustomobject]@{ Name = 'row-5'; EksConfiguration_ClusterArn = $aws.ClusterArn; AmpConfiguration_WorkspaceArn = $aws.WorkspaceArn }
        ($row | New-XAScraperSourceRole @aws).ClusterArn | Should -Be $aws.ClusterArn
    }
}

Describe 'An error''s target' {
    It 'resumes: it is the link as it stands, with the row inside' {
        $row = [pscustomobject]@{ Name = 'resume'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn }
        $null = $row | Connect-XACluster @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue,*'
        $link = $failures[0].TargetObject | Connect-XACluster -ScrapeConfiguration (Get-TestConfiguration)
        $link.Status | Should -Be 'Active'
    }
}
