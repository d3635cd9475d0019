BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $kept = $env:AWS_ENDPOINT_URL
    $sides = @{ Region = $aws.Region; ProfileLocation = $aws.ProfileLocation; SourceProfileName = $aws.SourceProfileName; TargetProfileName = $aws.TargetProfileName }
}

AfterAll { Stop-XASimulator $aws }

Describe 'Endpoints of the environment' {
    AfterEach { $env:AWS_ENDPOINT_URL = $kept }

    It 'keep a rehearsal away from AWS itself' {
        $env:AWS_ENDPOINT_URL = $aws.EndpointUrl
        (New-XAScraperSourceRole -Name env -TargetAccountId $aws.Accounts[1].AccountId @sides).SourceRoleArn | Should -Match ':role/'
        @($aws.Calls | Where-Object Operation -EQ 'CreateRole').Count | Should -Be 1
    }

    It 'are under the rules of -EndpointUrl, and the error names the variable' {
        $env:AWS_ENDPOINT_URL = 'http://proxy.example.com'
        { Get-XAScraper @sides -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidEndpoint*' -ExpectedMessage '*AWS_ENDPOINT_URL*'
    }

    It 'give way to -EndpointUrl' {
        $env:AWS_ENDPOINT_URL = 'http://proxy.example.com'
        Get-XAScraper @sides -EndpointUrl $aws.EndpointUrl | Should -BeNullOrEmpty
    }
}

Describe 'The services section of a profile' {
    BeforeAll {
        $keys = $aws.Accounts[0]
        $file = Join-Path $TestDrive 'services.credentials'
        $config = Join-Path $TestDrive 'config'
        $sections = @('amp', 'iam', 'sts' | ForEach-Object { "$_ =`n  endpoint_url = $($aws.EndpointUrl)" }) -join "`n"
        Set-Content -LiteralPath $file -Value "[s]`naws_access_key_id = $($keys.AccessKeyId)`naws_secret_access_key = $($keys.SecretAccessKey)`nservices = local`n[services local]`n$sections`n"
        $before = $env:AWS_CONFIG_FILE
        # The SDK looks for its config file once in a process.
        $ask = "Import-Module '$(Get-TestModulePath)'; try { `$null = Get-XAScraper -ProfileName s -ProfileLocation '$file' -Region $($aws.Region) -ErrorAction Stop; 'answered' } catch { `"`$(`$_.FullyQualifiedErrorId) `$_`" }"
    }

    AfterAll { $env:AWS_CONFIG_FILE = $before }

    It 'keeps a rehearsal away from AWS itself' {
        Set-Content -LiteralPath $config -Value ''
        $env:AWS_CONFIG_FILE = $config
        $calls = $aws.Calls.Count
        "$(Invoke-ChildShell '-Command', $ask)" | Should -Be 'answered'
        $aws.Calls.Count | Should -BeGreaterThan $calls
    }

    It 'is never passed over: without a config file, the profile is refused' {
        Remove-Item -LiteralPath $config
        $said = "$(Invoke-ChildShell '-Command', "Remove-Item Env:AWS_CONFIG_FILE -ErrorAction Ignore; $ask")"
        $said | Should -BeLike 'InvalidCredentials*section of services*'
    }
}

Describe 'A simulator' {
    It 'that has ended ends a wait at once' {
        $gone = Start-XASimulator -CreationTime 01:00:00
        $link = Connect-XACluster -Name gone -ClusterArn $gone.ClusterArn -WorkspaceArn $gone.WorkspaceArn -SubnetId $gone.SubnetId -ScrapeConfiguration "scrape_configs:`n  - job_name: pods`n" @gone -NoWait
        Stop-XASimulator $gone
        { $link | Wait-XAScraper -PollInterval 00:00:01 -ErrorAction Stop } | Should -Throw -ErrorId 'NothingListens*'
    }

    It 'removes the credentials files of sessions that were killed, and leaves those of others that live' {
        $left = Join-Path ([IO.Path]::GetTempPath()) "xscrape-$([guid]::NewGuid().ToString('N')).credentials"
        Set-Content -LiteralPath $left -Value '# left'
        $next = Start-XASimulator
        try {
            Test-Path -LiteralPath $left | Should -BeFalse
            Test-Path -LiteralPath $aws.ProfileLocation | Should -BeTrue
            if (-not $IsWindows -and $PSVersionTable.PSVersion.Major -ge 6) { (Get-Item -LiteralPath $next.ProfileLocation).UnixMode | Should -Be '-rw-------' }
        }
        finally { Stop-XASimulator $next }
        Test-Path -LiteralPath $next.ProfileLocation | Should -BeFalse
    }
}
