BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $link = Invoke-TestPipeline $aws -Name there
    $yaml = Get-TestConfiguration
    # What Write-Host and -WhatIf write goes past the streams, so a host of its own listens.
    function Get-WhatIfLine {
        param([scriptblock] $Script)
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $file -Value "Import-Module '$(Get-TestModulePath)'`n`$aws = @{}; (ConvertFrom-Json '$(ConvertTo-Json ([hashtable]$aws) -Compress)').psobject.Properties | ForEach-Object { `$aws[`$_.Name] = `$_.Value }`n$Script"
        @(Invoke-ChildShell '-File', $file | Where-Object { $_ -like 'What if:*' })
    }
}

AfterAll { Stop-XASimulator $aws }

Describe '-WhatIf' {
    BeforeEach { $writes = @(Get-WriteCall $aws).Count }

    It 'of <Cmdlet> makes no write call' -ForEach @(
        @{ Cmdlet = 'New-XAScraperSourceRole'; Run = { New-XAScraperSourceRole -Name planned -TargetAccountId 444455556666 @aws -WhatIf } }
        @{ Cmdlet = 'New-XAScraperTargetRole'; Run = { New-XAScraperTargetRole -Name there -SourceAccountId 111122223333 @aws -WhatIf } }
        @{ Cmdlet = 'New-XAScraper'; Run = { New-XAScraper -Name there -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $yaml @aws -WhatIf } }
        @{ Cmdlet = 'Update-XATrustPolicy'; Run = { $link | Update-XATrustPolicy -WhatIf } }
        @{ Cmdlet = 'Set-XAScraper'; Run = { $link | Set-XAScraper -Alias other -WhatIf } }
        @{ Cmdlet = 'Remove-XAScraper'; Run = { $link | Remove-XAScraper -Force -WhatIf } }
        @{ Cmdlet = 'Connect-XACluster'; Run = { Connect-XACluster -Name planned -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $yaml @aws -WhatIf } }
        @{ Cmdlet = 'Disconnect-XACluster'; Run = { $link | Disconnect-XACluster -Force -WhatIf } }
    ) {
        $out = & $Run
        $out.Status | Should -Be 'Planned'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'of Remove-XAScraperRole and Stop-XASimulator changes nothing' {
        $link | Remove-XAScraperRole -Force -WhatIf -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Stop-XASimulator $aws -WhatIf
        $aws.IsRunning | Should -BeTrue
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'on the first cmdlet holds for the whole pipeline and writes nothing' {
        $planned = New-XAScraperSourceRole -Name planned -TargetAccountId 444455556666 @aws -WhatIf | New-XAScraperTargetRole |
            New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $yaml |
            Wait-XAScraper | Update-XATrustPolicy
        $planned.Status | Should -Be 'Planned'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'prints one line for each link and cmdlet, down the whole pipeline' {
        $cluster = $aws.ClusterArn
        $workspace = $aws.WorkspaceArn
        $lines = Get-WhatIfLine ([scriptblock]::Create("
            'one', 'two' | ForEach-Object { [pscustomobject]@{ Name = `$_; TargetAccountId = '444455556666' } } | New-XAScraperSourceRole @aws -WhatIf | New-XAScraperTargetRole |
                New-XAScraper -ClusterArn '$cluster' -WorkspaceArn '$workspace' -ScrapeConfiguration 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod}]}]' | Update-XATrustPolicy"))
        $lines.Count | Should -Be 8
        @($lines -match "link 'one'").Count | Should -Be 4
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
