BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $global:completionAws = Start-XASimulator -CreationTime 00:00:01
    $link = Invoke-TestPipeline $global:completionAws -Name tab-1 -BindFirst
    $typed = "-SourceProfileName xscrape-source -ProfileLocation '$($global:completionAws.ProfileLocation)' -Region us-west-2 -EndpointUrl $($global:completionAws.EndpointUrl)"

    function Complete {
        param([string] $Text)
        @([Management.Automation.CommandCompletion]::CompleteInput($Text, $Text.Length, $null).CompletionMatches | Where-Object { $_.ResultType -eq 'ParameterValue' })
    }

    function Complete-Text { param([string] $Text) @(Complete $Text | ForEach-Object { $_.CompletionText }) }
}

AfterAll {
    Stop-XASimulator $global:completionAws
    Remove-Variable completionAws -Scope Global
}

Describe 'Tab after -Region' {
    It 'gives the Regions of the service' {
        Complete-Text 'Get-XAScraper -Region us-w' | Should -Be 'us-west-1', 'us-west-2'
        Complete-Text 'Get-XAScraper -Region cn-' | Should -BeNullOrEmpty
        (Complete-Text 'Get-XAScraper -Region ').Count | Should -Be 36
    }

    It 'finds a Region by a part of its code, and keeps a quote' {
        Complete-Text 'Get-XAScraper -Region tokyo' | Should -BeNullOrEmpty
        Complete-Text 'Get-XAScraper -Region west-3' | Should -Be 'eu-west-3'
        Complete-Text "Get-XAScraper -Region 'eu-west-3" | Should -Be "'eu-west-3'"
    }
}

Describe 'Tab after <_>' -ForEach '-ProfileName', '-SourceProfileName', '-TargetProfileName' {
    It 'gives the profiles of the file that is typed' {
        Complete-Text "Get-XAScraper -ProfileLocation '$($global:completionAws.ProfileLocation)' $_ xs" | Should -Be 'xscrape-source', 'xscrape-target'
    }

    It 'quotes what must be quoted' {
        $file = Join-Path $TestDrive 'odd'
        $quote = [char]0x2019
        Set-Content -LiteralPath $file -Value "[two words]`naws_access_key_id = A`naws_secret_access_key = B`n[it$($quote)s]`naws_access_key_id = A`naws_secret_access_key = B" -Encoding utf8
        $texts = Complete-Text "Get-XAScraper -ProfileLocation '$file' $_ "
        $texts | Should -Contain "'two words'"
        foreach ($text in $texts) { (Invoke-Expression $text) | Should -BeIn 'two words', "it$($quote)s" }
        $texts.Count | Should -Be 2
    }
}

Describe 'Tab after a part of a scraper' {
    It '<Parameter> of <Command> is what is there' -ForEach @(
        @{ Command = 'Get-XAScraper'; Parameter = 'ScraperId' }
        @{ Command = 'Get-XAScraper'; Parameter = 'Alias' }
        @{ Command = 'Get-XAScraper'; Parameter = 'Name' }
        @{ Command = 'Wait-XAScraper'; Parameter = 'ScraperArn' }
        @{ Command = 'Update-XATrustPolicy'; Parameter = 'ScraperArn' }
        @{ Command = 'New-XAScraper'; Parameter = 'ClusterArn' }
        @{ Command = 'New-XAScraperTargetRole'; Parameter = 'WorkspaceArn' }
    ) {
        $found = @(Complete "$Command $typed -$Parameter ")
        $found.CompletionText | Should -Be $link.$Parameter
        $found[0].ToolTip | Should -BeLike "tab-1: *$($link.ClusterArn)*"
    }

    It 'sees the identity in a hashtable that is splatted' {
        Complete-Text 'Get-XAScraper @completionAws -ScraperId ' | Should -Be $link.ScraperId
    }

    It 'heeds what else is typed' {
        Complete-Text "Get-XAScraper $typed -ClusterArn $($link.ClusterArn) -ScraperId " | Should -Be $link.ScraperId
        Complete-Text "Get-XAScraper $typed -ClusterArn $($link.ClusterArn)x -ScraperId " | Should -BeNullOrEmpty
    }

    It 'makes no call unless it is typed as whom' {
        $before = $global:completionAws.Calls.Count
        Complete-Text "Get-XAScraper -Region us-west-2 -EndpointUrl $($global:completionAws.EndpointUrl) -ScraperId " | Should -BeNullOrEmpty
        $global:completionAws.Calls.Count | Should -Be $before
    }

    It 'is silent and gives up where <Why>' -ForEach @(
        @{ Why = 'nobody answers'; Text = { "-EndpointUrl http://localhost:1" } }
        @{ Why = 'the answer takes long'; Text = { $script:slow = Start-XASimulator -Latency 00:10:00; "-EndpointUrl $($script:slow.EndpointUrl)" } }
        @{ Why = 'the profile does not exist'; Text = { "-EndpointUrl $($global:completionAws.EndpointUrl)"; $script:profileName = 'none-such' } }
        @{ Why = 'the endpoint is refused'; Text = { '-EndpointUrl http://example.com' } }
    ) {
        $script:profileName = 'xscrape-source'
        $script:slow = $null
        $rest = & $Text
        $null = Complete-Text "Get-XAScraper $typed -ScraperId "
        $errors = $Error.Count
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Complete-Text "Get-XAScraper -SourceProfileName $script:profileName -ProfileLocation '$($global:completionAws.ProfileLocation)' -Region us-west-2 $rest -ScraperId " | Should -BeNullOrEmpty
        # A key at the prompt: far from the 10 minutes of the answer. tests/Benchmarks/Promises.ps1 measures it.
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        $Error.Count | Should -Be $errors
        if ($script:slow) { Stop-XASimulator $script:slow }
    }
}
