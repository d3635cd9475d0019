BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -ClusterArn 'arn:aws:eks:us-west-2:111122223333:cluster/prod-1' -WorkspaceArn 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1'
    $noRegion = @{}
    foreach ($key in $aws.Keys) { if ($key -ne 'Region') { $noRegion[$key] = $aws[$key] } }
    $account = [pscredential]::new('CORP\alice', (ConvertTo-SecureString 'a password' -AsPlainText -Force))
    $settings = $noRegion
    $row = [pscustomobject]@{ Name = 'row-1'; SourceAccountId = '111122223333'; WorkspaceArn = 'arn:aws:aps:us-west-2:444455556666:workspace/ws-1' }

    function Get-Region { param($Link) "$($Link.Region)" }
}

AfterAll { Stop-XASimulator $aws }

Describe '$PSDefaultParameterValues with a Region (<Why>)' -ForEach @(
    @{ Why = 'for every command'; Defaults = @{ '*:Region' = 'eu-west-1' } }
    @{ Why = 'for our cmdlets'; Defaults = @{ '*-XA*:Region' = 'eu-west-1' } }
    @{ Why = 'for one cmdlet'; Defaults = @{ 'New-XAScraperSourceRole:Region' = 'eu-west-1' } }
    @{ Why = 'by a wildcard'; Defaults = @{ '*:Regio?' = 'eu-west-1' } }
    @{ Why = 'by an alias'; Defaults = @{ '*:RegionToCall' = 'eu-west-1' } }
    @{ Why = 'made by a script block'; Defaults = @{ '*:Region' = { 'eu-west-1' } } }
    @{ Why = 'as AWS.Tools has them'; Defaults = @{ '*:Region' = [pscustomobject]@{ Region = 'eu-west-1'; Name = 'Europe (Ireland)' } } }
) {
    BeforeEach { $PSDefaultParameterValues = $Defaults }

    It 'does not contradict the Region of a row' {
        $link = $row | New-XAScraperSourceRole @settings -WhatIf -ErrorAction Stop
        Get-Region $link | Should -Be 'us-west-2'
    }

    It 'is used where nothing else says one' {
        $link = New-XAScraperSourceRole -Name none -SourceAccountId 111122223333 -TargetAccountId 444455556666 @settings -WhatIf -ErrorAction Stop
        Get-Region $link | Should -Be 'eu-west-1'
    }

    It 'gives way to one that is written, even the same, which then contradicts' {
        $null = $row | New-XAScraperSourceRole @settings -Region eu-west-1 -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -Match '^(LinkConflict|RegionMismatch),'
        $written = @{ Region = 'eu-west-1' }
        $null = $row | New-XAScraperSourceRole @settings @written -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -Match '^(LinkConflict|RegionMismatch),'
    }
}

Describe '$PSDefaultParameterValues that do not concern the call' {
    It 'are not obeyed where they are disabled' {
        $PSDefaultParameterValues = @{ '*:Region' = 'eu-west-1'; Disabled = $true }
        $null = $row | New-XAScraperSourceRole @settings -Region eu-west-1 -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.Count | Should -Be 1
    }

    It 'with a Region that is none of AWS break nothing' {
        $PSDefaultParameterValues = @{ '*:Region' = 'West Europe' }
        ($row | New-XAScraperSourceRole @settings -WhatIf -ErrorAction Stop).Region | Should -Be 'us-west-2'
    }
}

Describe '$PSDefaultParameterValues with a credential' {
    It 'of a domain account breaks no call' {
        $PSDefaultParameterValues = @{ '*:Credential' = $account }
        (New-XAScraperSourceRole -Name cred-1 -TargetAccountId 444455556666 @aws -ErrorAction Stop).SourceRoleArn | Should -BeLike 'arn:aws:iam::111122223333:role/*'
    }

    It 'of a domain account is no identity' {
        $PSDefaultParameterValues = @{ '*:Credential' = $account }
        $null = $row | New-XAScraperSourceRole -EndpointUrl $aws.EndpointUrl -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'IdentityNeeded,*'
    }

    It 'of AWS is one' {
        $keys = @{ AccessKeyId = $aws.Accounts[0].AccessKeyId; SecretAccessKey = $aws.Accounts[0].SecretAccessKey }
        $PSDefaultParameterValues = @{ '*:Credential' = [pscustomobject]$keys }
        { Get-XAScraper -Region us-west-2 -EndpointUrl $aws.EndpointUrl -ErrorAction Stop } | Should -Not -Throw
    }

    It 'does not take the place of a live identity' {
        $PSDefaultParameterValues = @{ '*:Credential' = $account }
        $link = New-XAScraperSourceRole -Name cred-2 -TargetAccountId 444455556666 @aws -ErrorAction Stop | New-XAScraperTargetRole -ErrorAction Stop
        $link.TargetRoleArn | Should -BeLike 'arn:aws:iam::444455556666:role/*'
    }
}

Describe '-Region' {
    It 'takes a Region of AWS.Tools (<Why>)' -ForEach @(
        @{ Why = 'AWSRegion'; Value = [pscustomobject]@{ Region = 'us-west-2'; Name = 'US West (Oregon)' } }
        @{ Why = 'RegionEndpoint'; Value = [pscustomobject]@{ SystemName = 'us-west-2'; DisplayName = 'US West (Oregon)' } }
        @{ Why = 'text'; Value = 'us-west-2' }
    ) {
        (New-XAScraperSourceRole -Name region -TargetAccountId 444455556666 @settings -Region $Value -WhatIf -ErrorAction Stop).Region | Should -Be 'us-west-2'
    }

    It 'refuses what names none' {
        $null = New-XAScraperSourceRole -Name region -TargetAccountId 444455556666 @settings -Region ([pscustomobject]@{ Where = 'here' }) -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRegion,*'
    }
}
