#Requires -Version 5.1
# A sample proves the link, and not that anything is scraped: up arrives of targets that are down, too.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    $script:aws = Start-XASimulator -CreationTime 00:00:01
    $yaml = (Get-TestConfiguration) + "`n  - job_name: nodes`n    kubernetes_sd_configs:`n      - role: node`n"
    $link = New-XAScraperSourceRole -Name 'targets-1' -TargetAccountId 444455556666 @aws | New-XAScraperTargetRole |
        New-XAScraper -ClusterArn $aws.ClusterArn -SubnetId $aws.SubnetId -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $yaml |
        Update-XATrustPolicy | Wait-XAScraper
    $script:arn = $link.ScraperArn
    # Read back, so that no change of this session has to be outlived by the next sample.
    $script:bound = Get-XAScraper -ScraperArn $arn @aws
    $bound | Test-XAScraper -Proof -Wait -Timeout 00:01:30 | Out-Null
    function Get-Proof { $bound | Test-XAScraper -Proof | Where-Object Id -in Data, Targets }
}

AfterAll { Stop-XASimulator -All }

Describe 'Test-XAScraper -Proof' {
    BeforeEach { $aws.OpenTargets() }

    It 'has a finding for each job beside that of the data' {
        $proof = @(Get-Proof)
        "$($proof.Id)" | Should -Be 'Data Targets Targets'
        $proof | ForEach-Object { $_.Passed | Should -BeTrue -Because $_.Message }
        "$($proof[1].Seen); $($proof[2].Seen)" | Should -Be 'kubernetes-pods: 2 up, 0 down; nodes: 2 up, 0 down'
        $bound | Test-XAScraper -Proof -Quiet | Should -BeTrue
    }

    It 'is an Error for a job of which all are down, and false in one word' {
        $aws.CloseTargets('nodes')
        $proof = @(Get-Proof)
        $proof[0].Passed | Should -BeTrue -Because $proof[0].Message
        $proof[1].Passed | Should -BeTrue -Because $proof[1].Message
        "$($proof[2].Severity) $($proof[2].Passed)" | Should -Be 'Error False'
        $proof[2].Message | Should -Match "^Job 'nodes': all 2 targets are down \(10\.0\.1\.10:9100, 10\.0\.2\.10:9100\)\..*security groups"
        $bound | Test-XAScraper -Proof -Quiet | Should -BeFalse
    }

    It 'is a Warning where some are down' {
        $aws.CloseTargets('nodes/10.0.1.*')
        $proof = @(Get-Proof)
        "$($proof[2].Severity) $($proof[2].Passed)" | Should -Be 'Warning False'
        $proof[2].Seen | Should -Be 'nodes: 1 up, 1 down'
        $bound | Test-XAScraper -Proof -Quiet | Should -BeTrue
    }
}

Describe 'Wait-XAScraper -ForData' {
    It 'hands the link on with a warning where one job is down' {
        $aws.CloseTargets('nodes')
        $link = $bound | Wait-XAScraper -ForData -Timeout 00:00:01 -WarningVariable said -WarningAction SilentlyContinue
        $link.ScraperArn | Should -Be $arn
        "$said" | Should -Match "Job 'nodes': all 2 targets are down"
    }

    It 'is an error where every target is down, though data has arrived, and goes on once they answer' {
        $aws.CloseTargets('*')
        $link = $bound | Wait-XAScraper -ForData -Timeout 00:00:01 -ErrorAction SilentlyContinue -ErrorVariable failed
        $link | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'TargetsDown*'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $failed[0].Exception.Message | Should -Match 'every target is down, so that no metric .* \(kubernetes-pods: 0 up, 2 down; nodes: 0 up, 2 down\)'
        $aws.OpenTargets()
        $again = $failed[0].TargetObject | Wait-XAScraper -ForData -Timeout 00:00:01
        $again.ScraperArn | Should -Be $arn
    }
}

Describe 'The simulator' {
    It 'closes no targets that nobody named' {
        { $aws.CloseTargets() } | Should -Throw '*Name the jobs*'
        { $aws.CloseTargets('') } | Should -Throw '*Name the jobs*'
    }

    It 'refuses a job that no scraper has, and leaves closed what is closed' {
        $aws.CloseTargets('nodes')
        { $aws.CloseTargets('nodes', 'nosuch') } | Should -Throw "*'nosuch'*nothing was changed*"
        (Get-Proof).Seen | Should -Contain 'nodes: 0 up, 2 down'
        $aws.OpenTargets()
    }
}
