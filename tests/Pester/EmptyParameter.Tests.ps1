# Every parameter of the compiled cmdlets that takes a value, given empty: our one id, and no call to AWS. A new parameter is in it by itself.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force

    # What may be given empty, and why. The last test holds this list against the cmdlets.
    $exempt = @{
        SessionToken                                     = 'wrappers of AWS.Tools hand it on, and long-term keys have none'
        Tag                                              = 'no tags is a set of tags; it selects and guards nothing'
        'Test-XAScrapeConfiguration ScrapeConfiguration' = 'an empty text is a configuration to judge: a finding says that it is empty'
    }
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
    $switches = foreach ($command in Get-Command -Module XScrape -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.SwitchParameter -and $common -notcontains $parameter.Name) { @{ Command = $command.Name; Parameter = $parameter.Name } }
        }
    }
    $cases = foreach ($command in Get-Command -Module XScrape -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.SwitchParameter -or $common -contains $parameter.Name) { continue }
            if ($exempt.ContainsKey($parameter.Name) -or $exempt.ContainsKey("$($command.Name) $($parameter.Name)")) { continue }
            @{ Command = $command.Name; Parameter = $parameter.Name }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator
    $null = Invoke-TestPipeline -Simulator $aws -Name empty-1
    # Were the endpoint lost, a call would try the real AWS: nothing answers there.
    $proxy = $env:HTTPS_PROXY
    $env:HTTPS_PROXY = 'http://127.0.0.1:9'
    $values = [ordered]@{ '$null' = $null; "''" = ''; "' '" = ' '; '@()' = @(); '@($null)' = @($null); '@(,@())' = @(, @()); 'DBNull' = [DBNull]::Value; 'DBNull in a list' = @([DBNull]::Value) }
    $needed = @{
        Side = 'Source'; Path = (Join-Path $TestDrive 'page.html'); Link = [pscustomobject]@{ Name = 'empty-1' }
        ScrapeConfiguration = Get-TestConfiguration; Simulator = $aws
    }

    function Get-Given {
        # The identity and what the parameter's own set asks for, so that only the empty value is wrong.
        param([string] $Command, [string] $Parameter)
        $info = Get-Command $Command
        $given = @{}
        foreach ($key in $aws.Keys) { if ($info.Parameters.ContainsKey($key)) { $given[$key] = $aws[$key] } }
        $set = @($info.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter })[0]
        foreach ($one in @($set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter })) {
            if (-not $needed.ContainsKey($one.Name)) { throw "The suite has no value for the mandatory $Command -$($one.Name)." }
            $given[$one.Name] = $needed[$one.Name]
        }
        $given
    }
}

AfterAll {
    $env:HTTPS_PROXY = $proxy
    Stop-XASimulator -All
}

Describe 'A parameter that is given and empty' {
    It '<Command> -<Parameter>' -ForEach $cases {
        $given = Get-Given -Command $Command -Parameter $Parameter
        $before = $aws.Calls.Count
        foreach ($name in $values.Keys) {
            $given[$Parameter] = $values[$name]
            $failure = $null
            try { $null = & $Command @given -ErrorAction Stop } catch { $failure = $_ }
            "$($failure.FullyQualifiedErrorId)" | Should -BeLike 'EmptyParameter,*' -Because "-$Parameter was $name"
            "$failure" | Should -BeLike "*-$Parameter *Leave it out*" -Because "-$Parameter was $name"
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "*leave -$Parameter out*"
        }
        $aws.Calls.Count | Should -Be $before
    }

    It '<Command> -<Parameter>, a switch: $null would be yes' -ForEach $switches {
        $given = Get-Given -Command $Command -Parameter $Parameter
        $before = $aws.Calls.Count
        foreach ($value in $null, @(), '') {
            $given[$Parameter] = $value
            $failure = $null
            try { $null = & $Command @given -ErrorAction Stop } catch { $failure = $_ }
            "$($failure.FullyQualifiedErrorId)" | Should -BeLike 'EmptyParameter,*'
            "$failure" | Should -BeLike "*-$Parameter *Leave it out*"
        }
        $aws.Calls.Count | Should -Be $before
    }

    It 'the cmdlets were found' -ForEach @(@{ Found = @($cases).Count; Switches = @($switches).Count }) {
        $Found | Should -BeGreaterThan 300
        $Switches | Should -BeGreaterThan 30
    }

    It '<_> is exempt, and exists' -ForEach @($exempt.Keys) {
        $command, $parameter = if ($_ -like '* *') { $_ -split ' ' } else { '*', $_ }
        @(Get-Command -Module XScrape -Name $command | Where-Object { $_.Parameters.ContainsKey($parameter) }).Count | Should -BeGreaterThan 0
    }

    It 'an exempt session token may be empty' {
        { Get-XAScraper -Name empty-1 @aws -SessionToken '' -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'An empty value in a pipeline' {
    It 'never stands for all links' {
        $typo = $null
        $writes = @(Get-WriteCall $aws).Count
        { Get-XAScraper -Name $typo @aws | Disconnect-XACluster -Force @aws } | Should -Throw -ErrorId 'EmptyParameter,*'
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }

    It 'is no record' {
        $null = $null | Get-XAScraper @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EmptyParameter,*'
    }

    It 'a default of the shell that is empty is refused, too' {
        $PSDefaultParameterValues = @{ 'Get-XAScraper:ScraperId' = '' }
        { Get-XAScraper @aws } | Should -Throw -ErrorId 'EmptyParameter,*'
    }

    It 'the idiom of the help hands on only what is set' {
        function Get-Mine { param($Name, $ScraperId) $only = @{}; foreach ($key in 'Name', 'ScraperId') { if ($PSBoundParameters.ContainsKey($key)) { $only[$key] = $PSBoundParameters[$key] } }; Get-XAScraper @only @aws }
        (Get-Mine -Name empty-1).Name | Should -Be 'empty-1'
        { Get-Mine -Name $null } | Should -Throw -ErrorId 'EmptyParameter,*'
    }
}
