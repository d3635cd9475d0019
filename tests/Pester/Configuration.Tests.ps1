#Requires -Version 5.1
# Scrape configurations: held against the rules before anything is called, and read back.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    # All of them, as compiled: a new one is in it without anybody remembering.
    $takers = @(Get-Command -Module XScrape -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('ScrapeConfiguration') -and $_.Name -ne 'Test-XAScrapeConfiguration' })
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    $script:aws = Start-XASimulator
    $script:good = Get-TestConfiguration
    $script:bad = "global:`n  scrape_interval: 15s`nscrape_configs:`n  - job_name: a`n    relabel_configs:`n      - regex: '(?!x)'`n        action: keep`n"
    $script:file = Join-Path $TestDrive 'prometheus.yml'
}

AfterAll { Stop-XASimulator -All }

Describe 'Test-XAScrapeConfiguration' {
    It 'passes a sound text' {
        $finding = Test-XAScrapeConfiguration $good
        $finding.Id | Should -Be 'Configuration'
        $finding.Passed | Should -BeTrue
    }

    It 'names every mistake with its place, and whether only AMP refuses it' {
        $findings = @(Test-XAScrapeConfiguration $bad | Where-Object Severity -eq Error)
        $findings.Id | Should -Be 'ConfigurationAmpInterval', 'ConfigurationRelabeling'
        $findings.Line | Should -Be 2, 6
        $findings[0].Column | Should -Be 20
        $findings[0].Message | Should -BeLike '*only AMP refuses it*'
        $findings[1].Message | Should -BeLike '*lookahead*'
        $findings[1].Message | Should -Not -BeLike '*only AMP*'
        $findings.HelpUri | Should -Not -BeNullOrEmpty
    }

    It 'answers yes or no' {
        Test-XAScrapeConfiguration $good -Quiet | Should -BeTrue
        Test-XAScrapeConfiguration $bad -Quiet | Should -BeFalse
    }

    It 'takes a file, by either name' {
        Set-Content -LiteralPath $file -Value $good -Encoding utf8
        Test-XAScrapeConfiguration -Path $file -Quiet | Should -BeTrue
        Test-XAScrapeConfiguration -ScrapeConfigurationPath $file -Quiet | Should -BeTrue
    }

    It 'takes the lines of Get-Content as one text, and whole texts one by one' {
        Set-Content -LiteralPath $file -Value $good -Encoding utf8
        @(Get-Content -LiteralPath $file | Test-XAScrapeConfiguration -Quiet) | Should -Be @($true)
        @($good, $bad | Test-XAScrapeConfiguration -Quiet) | Should -Be @($true, $false)
    }

    It 'takes a file of Windows PowerShell, and tells of the mark that it leaves out' {
        Set-Content -LiteralPath $file -Value $good -Encoding unicode
        (Test-XAScrapeConfiguration -Path $file).Id | Should -Be 'Configuration', 'ConfigurationText'
    }

    It 'sees base64, a path, Terraform and nothing for what they are' {
        (Test-XAScrapeConfiguration "scrape_configuration = <<EOT`n$good`nEOT`n").Message | Should -BeLike '*is Terraform*line 1*'
        (Test-XAScrapeConfiguration ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($good)))).Message | Should -BeLike '*base64*'
        (Test-XAScrapeConfiguration './prometheus.yml').Wanted | Should -BeLike '*-ScrapeConfigurationPath*'
        (Test-XAScrapeConfiguration '').Message | Should -BeLike '*empty*'
    }

    It 'says which file it cannot read, and goes on' {
        Test-XAScrapeConfiguration -Path (Join-Path $TestDrive 'none.yml') -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration*'
    }
}

Describe 'Every cmdlet that takes a configuration' {
    BeforeAll {
        # Our rules and Prometheus refuse it; what AMP says is AMP's.
        $script:refused = "scrape_configs:`n  - job_name: a`n    kubernetes_sd_configs:`n      - role: pod`n        follow_redirects: false`n"
    }

    It 'is known: <_>' -ForEach 'New-XAScraper', 'Connect-XACluster', 'Set-XAScraper' {
        (Get-Command $_).Parameters.Keys | Should -Contain 'ScrapeConfiguration'
    }

    It '<_> can be told to send what the rules refuse' -ForEach $takers.Name {
        (Get-Command $_).Parameters['SkipConfigurationCheck'].SwitchParameter | Should -BeTrue
    }

    It '<_> sends it with -SkipConfigurationCheck, by text and by file, and says so in its plan' -ForEach $takers.Name {
        $command = $_
        $path = Join-Path $TestDrive 'refused.yml'
        Set-Content -LiteralPath $path -Value $refused -Encoding utf8
        $name = "skip-$command".ToLowerInvariant()
        $link = if ($command -eq 'Connect-XACluster') { [pscustomobject]@{ Name = $name; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn } }
            elseif ($command -eq 'Set-XAScraper') { Invoke-TestPipeline -Simulator $aws -Name $name }
            else { New-XAScraperSourceRole -Name $name -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole }
        $rest = if ($command -eq 'New-XAScraper') { @{ ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn } } else { @{} }
        if ($command -ne 'Set-XAScraper') { $rest.SubnetId = $aws.SubnetId }
        $ways = @(@{ ScrapeConfiguration = $refused }, @{ ScrapeConfigurationPath = $path })
        foreach ($way in $ways) {
            $plan = $link | & $command @rest @way @aws -SkipConfigurationCheck -WhatIf -Verbose -WarningVariable warned -WarningAction SilentlyContinue 4>&1
            "$plan" | Should -BeLike '*sent although the rules refuse it: line 5*follow_redirects*'
            "$warned" | Should -BeLike '*SkipConfigurationCheck*line 5*'
        }

        $calls = @($aws.Calls).Count
        $link | & $command @rest @way @aws -SkipConfigurationCheck -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null
        @($failed | Where-Object FullyQualifiedErrorId -Like 'InvalidScrapeConfiguration*') | Should -BeNullOrEmpty
        @($aws.Calls)[$calls..9999].Operation | Should -Contain $(if ($command -eq 'Set-XAScraper') { 'UpdateScraper' } else { 'CreateScraper' })
    }

    It 'sends that of a row, too' {
        $path = Join-Path $TestDrive 'row.yml'
        Set-Content -LiteralPath $path -Value $refused -Encoding utf8
        $row = [pscustomobject]@{ Name = 'skip-row'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn; SubnetId = $aws.SubnetId -join ';'; ScrapeConfigurationPath = $path }
        $plan = $row | Connect-XACluster @aws -SkipConfigurationCheck -WhatIf -Verbose -WarningAction SilentlyContinue 4>&1
        "$plan" | Should -BeLike '*sent although the rules refuse it: line 5*'
        $row | Connect-XACluster @aws -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration*'
    }

    It '<_> refuses with -SkipConfigurationCheck what is no configuration at all' -ForEach $takers.Name {
        $before = @($aws.Calls).Count
        & $_ -Name none @aws -ScrapeConfiguration './prometheus.yml' -SkipConfigurationCheck -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration*'
        @($aws.Calls).Count | Should -Be $before
    }

    It '<_> refuses a bad one before any call' -ForEach $takers.Name {
        $before = @($aws.Calls).Count
        $given = @{ Name = 'prod-1' }
        if ($_ -ne 'Set-XAScraper') { $given += @{ ClusterArn = $aws.ClusterArn; SubnetId = $aws.SubnetId; WorkspaceArn = $aws.WorkspaceArn } }
        & $_ @given @aws -ScrapeConfiguration $bad -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidScrapeConfiguration*'
        $failed[0].Exception.Message | Should -BeLike '*line 2*line 6*'
        @($aws.Calls).Count | Should -Be $before
    }

    It 'warns of what AMP takes and does nothing' {
        $idle = "scrape_configs:`n  - job_name: a`n"
        $null = Invoke-TestPipeline -Simulator $aws -Name 'idle' | Set-XAScraper -ScrapeConfiguration $idle -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*line 2*finds no targets*'
    }
}

Describe 'Get-XAScrapeConfiguration' {
    BeforeAll { $script:link = Invoke-TestPipeline -Simulator $aws -Name 'read-1' }

    It 'gives AMP''s own, which passes' { Get-XAScrapeConfiguration -Default @aws | Test-XAScrapeConfiguration -Quiet | Should -BeTrue }

    It 'gives what the scraper runs with, by link, name, id and ARN' {
        $link | Get-XAScrapeConfiguration | Should -BeExactly $good
        Get-XAScrapeConfiguration -Name 'read-1' @aws | Should -BeExactly $good
        Get-XAScrapeConfiguration -ScraperId $link.ScraperId @aws | Should -BeExactly $good
        Get-XAScrapeConfiguration -ScraperArn $link.ScraperArn @aws | Should -BeExactly $good
    }

    It 'needs one call for a known scraper' {
        $before = @($aws.Calls).Count
        $null = $link | Get-XAScrapeConfiguration
        @($aws.Calls).Count - $before | Should -Be 1
    }

    It 'says that there is none' {
        Get-XAScrapeConfiguration -Name 'nobody' @aws -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ScraperNotFound*'
        Get-XAScrapeConfiguration @aws -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue*'
    }
}
