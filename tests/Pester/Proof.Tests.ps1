#Requires -Version 5.1
# The workspace itself is asked: ACTIVE proves nothing, a sample does.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-TestModulePath) -Force
    $script:aws = Start-XASimulator -CreationTime 00:00:01
    # Read back, so that no change of this session has to be outlived by the next sample.
    $script:bound = Invoke-TestPipeline -Simulator $aws -Name 'proof-1' | ForEach-Object { Get-XAScraper -ScraperArn $_.ScraperArn @aws }
    # In one workspace the two could not be told apart.
    $script:other = Start-XASimulator -CreationTime 00:00:01
    $script:pending = New-XAScraperSourceRole -Name 'proof-2' -TargetAccountId 444455556666 @other | New-XAScraperTargetRole |
        New-XAScraper -ClusterArn $other.ClusterArn -SubnetId $other.SubnetId -WorkspaceArn $other.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) | Wait-XAScraper
}

AfterAll { Stop-XASimulator -All }

Describe 'Test-XAScraper -Proof' {
    It 'adds what the workspace says, which passes where samples arrive' {
        $without = @($bound | Test-XAScraper)
        $with = @($bound | Test-XAScraper -Proof -Wait -Timeout 00:01:30)
        $with.Count | Should -Be ($without.Count + 2)
        $with[-2].Id | Should -Be 'Data'
        $with[-2].Passed | Should -BeTrue -Because $with[-2].Message
        $with[-2].Message | Should -Match '^The newest sample is \d+ s old'
    }

    It 'is false where trust is missing, and the other findings say why' {
        $findings = @($pending | Test-XAScraper -Proof)
        ($findings | Where-Object Id -eq Data).Passed | Should -BeFalse
        ($findings | Where-Object Id -eq SourceTrust).Passed | Should -BeFalse
        $pending | Test-XAScraper -Proof -Quiet | Should -BeFalse
    }

    It 'refuses -Wait without it' {
        { $bound | Test-XAScraper -Wait -ErrorAction Stop } | Should -Throw '*-Proof*'
    }
}

Describe 'Wait-XAScraper -ForData' {
    It 'hands the link out once data has arrived' {
        $link = $bound | Wait-XAScraper -ForData -Timeout 00:01:30 -Verbose 4>&1
        $link[-1].ScraperArn | Should -Be $bound.ScraperArn
        "$link" | Should -Match 'The newest sample'
    }

    It 'ends with what was seen where none arrives, and goes on in the pipeline once it is mended' {
        $pending | Wait-XAScraper -ForData -Timeout 00:00:01 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NoData*'
        $failed[0].Exception.Message | Should -Match 'No sample arrived'
        $failed[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $mended = $failed[0].TargetObject | Update-XATrustPolicy | Wait-XAScraper -ForData -Timeout 00:01:30
        $mended.Trust | Should -Be Bound
    }
}
