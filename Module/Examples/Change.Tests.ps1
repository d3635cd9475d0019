<#
.SYNOPSIS
    A whole change as a Pester file: checks before, the change, checks after, and removal. Copy it and make it yours.
.DESCRIPTION
    The change connects one EKS cluster with one workspace. It begins only if every check before it has passed, and running it
    again is safe: what is there already is kept. Removal is the same file with -Step WayBack.
    It needs Pester 5 or 6 and runs in Windows PowerShell 5.1 and PowerShell 7.
.EXAMPLE
    $data = @{ Name = 'prod-1'; ClusterArn = $cluster; WorkspaceArn = $workspace; ScrapeConfigurationPath = './prometheus.yml'; Aws = $aws }
    Invoke-Pester -Container (New-PesterContainer -Path ./Change.Tests.ps1 -Data $data) -Output Detailed
    The change. In a rehearsal, $aws comes from Start-XASimulator.
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./Change.Tests.ps1 -Data ($data + @{ Step = 'WayBack' })) -Output Detailed
    Removes the link.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Pester hands parameters and variables on to its blocks.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands parameters and variables on to its blocks.')]
param(
    # The name of the link.
    [Parameter(Mandatory = $true)][string] $Name,
    [Parameter(Mandatory = $true)][string] $ClusterArn,
    [Parameter(Mandatory = $true)][string] $WorkspaceArn,
    [Parameter(Mandatory = $true)][string] $ScrapeConfigurationPath,
    # Identity, Region and endpoint to work, to be splatted: @{ SourceProfileName = ...; TargetProfileName = ...; Region = ... }, or a simulator.
    [Parameter(Mandatory = $true)][Collections.IDictionary] $Aws,
    [ValidateSet('Change', 'WayBack')][string] $Step = 'Change',
    # How long to wait for the scraper; AWS takes about 20 minutes.
    [TimeSpan] $Timeout = '00:40:00',
    # How long to wait for the first sample; it needs aps:QueryMetrics in the target account.
    [TimeSpan] $DataTimeout = '00:15:00',
    # A page for the change record; none where this is empty.
    [string] $ReportPath = ''
)

BeforeAll {
    $link = @{ Name = $Name; ClusterArn = $ClusterArn; WorkspaceArn = $WorkspaceArn }
    # What has passed, so that no step begins on a failed one.
    $state = @{ Before = 0; Change = $null }
}

Describe 'Before the change' -Skip:($Step -ne 'Change') {
    It 'the scrape configuration is one that AMP takes' {
        $errors = @(Test-XAScrapeConfiguration -Path $ScrapeConfigurationPath | Where-Object { -not $_.Passed -and $_.Severity -eq 'Error' })
        ($errors | ForEach-Object { $_.Message }) -join '; ' | Should -BeNullOrEmpty
        $state.Before++
    }

    It 'both accounts answer, and nothing there stands in the way' {
        # With -WhatIf, everything is read and checked in both accounts, and nothing is written.
        $planned = Connect-XACluster @link -ScrapeConfigurationPath $ScrapeConfigurationPath @Aws -WhatIf -ErrorAction Stop
        $planned.Status | Should -Be 'Planned'
        $state.Before++
    }

    It 'no other scraper of the cluster writes to the workspace' {
        $others = @(Get-XAScraper -ClusterArn $ClusterArn -WorkspaceArn $WorkspaceArn @Aws -ErrorAction Stop | Where-Object { $_.Name -ne $Name })
        ($others | ForEach-Object { $_.ScraperArn }) -join '; ' | Should -BeNullOrEmpty -Because 'metrics would be written twice'
        $state.Before++
    }
}

Describe 'The change' -Skip:($Step -ne 'Change') {
    It 'connects the cluster with the workspace' {
        $state.Before | Should -Be 3 -Because 'the change begins only if every check before it has passed'
        $state.Change = Connect-XACluster @link -ScrapeConfigurationPath $ScrapeConfigurationPath -Timeout $Timeout @Aws -Confirm:$false -ErrorAction Stop
        $state.Change.Status | Should -Be 'Active'
        $state.Change.Trust | Should -Be 'Bound'
    }
}

Describe 'After the change' -Skip:($Step -ne 'Change') {
    BeforeAll {
        if (-not $state.Change) { throw 'The change was not made, so there is nothing to check after it.' }
        # Read again: what the change reports about itself is not a proof.
        $found = Get-XAScraper -ScraperArn $state.Change.ScraperArn -IncludeTrust @Aws -ErrorAction Stop
        $findings = @($found | Test-XAScraper -ErrorAction Stop)
    }

    It 'the scraper is active' {
        $found.Status | Should -Be 'Active'
    }

    It 'both trust policies allow this scraper and no other' {
        $trust = @($found | Get-XATrustPolicy -ErrorAction Stop)
        $trust.Count | Should -Be 2
        foreach ($side in $trust) {
            "$($side.Side) $($side.State)" | Should -Be "$($side.Side) Bound"
            $side.ScraperArn -join '; ' | Should -Be $state.Change.ScraperArn
        }
    }

    It 'no check of the whole chain has failed' {
        $findings.Count | Should -BeGreaterThan 0
        $failed = @($findings | Where-Object { -not $_.Passed -and $_.Severity -eq 'Error' })
        ($failed | ForEach-Object { "$($_.Id): $($_.Message)" }) -join '; ' | Should -BeNullOrEmpty
    }

    It 'samples of the cluster arrive in the workspace' {
        # ACTIVE and bound do not prove it; the workspace itself is asked.
        $state.Proof = @($found | Test-XAScraper -Proof -Wait -Timeout $DataTimeout -ErrorAction Stop)
        $data = @($state.Proof | Where-Object { $_.Id -eq 'Data' })
        $data.Count | Should -Be 1
        $data[0].Passed | Should -BeTrue -Because $data[0].Message
    }

    It 'every job has a target that answers' {
        # Samples arrive of targets that are down, too. A job of which some are down is a warning, and no reason to go back.
        $targets = @($state.Proof | Where-Object { $_.Id -eq 'Targets' })
        $targets.Count | Should -BeGreaterThan 0
        $bad = @($targets | Where-Object { -not $_.Passed -and $_.Severity -ne 'Warning' })
        ($bad | ForEach-Object { $_.Message }) -join '; ' | Should -BeNullOrEmpty
    }

    It 'a second run has nothing left to do' {
        $again = Connect-XACluster @link -ScrapeConfigurationPath $ScrapeConfigurationPath -NoWait @Aws -Confirm:$false -ErrorAction Stop
        $again.ScraperArn | Should -Be $state.Change.ScraperArn
    }

    It 'is on the record' -Skip:(-not $ReportPath) {
        @($state.Change) + $findings | Export-XAReport -Path $ReportPath -Title "Connect $Name"
        $ReportPath | Should -Exist
    }
}

Describe 'The removal' -Skip:($Step -ne 'WayBack') {
    It 'disconnects the cluster' {
        { Disconnect-XACluster @link @Aws -Force -ErrorAction Stop } | Should -Not -Throw
    }

    It 'leaves no scraper behind' {
        @(Get-XAScraper -ClusterArn $ClusterArn -WorkspaceArn $WorkspaceArn @Aws -ErrorAction Stop | Where-Object { $_.Name -eq $Name }).Count | Should -Be 0
    }

    It 'leaves no role behind that XScrape made' {
        # A trust policy in state None: there is no role, or it does not allow this link's scraper.
        $trust = @(Get-XATrustPolicy -Name $Name -SourceAccountId ($ClusterArn -split ':')[4] -TargetAccountId ($WorkspaceArn -split ':')[4] @Aws -ErrorAction Stop)
        ($trust | ForEach-Object { $_.State } | Select-Object -Unique) | Should -Be 'None'
    }
}
