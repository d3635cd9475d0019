BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator
}

AfterAll { Stop-XASimulator $aws }

Describe '-WhatIf' {
    It 'on the first cmdlet holds for the whole pipeline and writes nothing' {
        $link = New-XAScraperSourceRole -Name planned -TargetAccountId 444455556666 @aws -WhatIf | New-XAScraperTargetRole |
            New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) |
            Wait-XAScraper | Update-XATrustPolicy
        $link.Status | Should -Be 'Planned'
        @(Get-WriteCall $aws).Count | Should -Be 0
    }

    It 'shows the policies with -Verbose' {
        $lines = New-XAScraperSourceRole -Name planned -TargetAccountId 444455556666 @aws -WhatIf -Verbose 4>&1
        "$lines" | Should -Match 'CreateRole'
        "$lines" | Should -Match 'xscrape-pending'
    }

    It 'a planned link from a file is refused' {
        $json = New-XAScraperSourceRole -Name planned -TargetAccountId 444455556666 @aws -WhatIf | ConvertTo-Json
        $null = $json | ConvertFrom-Json | New-XAScraperTargetRole @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PlannedLink,*'
    }
}
