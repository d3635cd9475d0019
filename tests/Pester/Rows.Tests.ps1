# What a row has to say before it selects anything.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $takers = Get-Command -Module XScrape -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('Link') -and $_.Parameters.ContainsKey('Region') } | ForEach-Object Name
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator
    foreach ($name in 'rows-1', 'rows-2') { $null = Invoke-TestPipeline -Simulator $aws -Name $name }

    function Invoke-Taker {
        param([string] $Command, $Row, [hashtable] $Other = @{})
        $info = Get-Command $Command
        $given = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
        foreach ($key in $aws.Keys) { if ($info.Parameters.ContainsKey($key)) { $given[$key] = $aws[$key] } }
        if ($info.Parameters.ContainsKey('Force')) { $given.Force = $true }
        if ($info.Parameters.ContainsKey('Side')) { $given.Side = 'Source' }
        foreach ($key in $Other.Keys) { $given[$key] = $Other[$key] }
        $script:failures = $null; $script:warnings = $null
        $Row | & $Command @given -ErrorVariable script:failures -WarningVariable script:warnings
    }
}

AfterAll { Stop-XASimulator -All }

Describe 'A row without a value' {
    It '<_> skips a blank line of a file, and says which' -ForEach @($takers | Where-Object { $_ -ne 'Start-XASimulator' }) {
        $before = $aws.Calls.Count
        $out = @(Invoke-Taker $_ (@([pscustomobject]@{ Name = ''; ClusterArn = ' ' }, @{}))) | Where-Object { $_ -isnot [bool] }
        $out | Should -BeNullOrEmpty
        $failures | Should -BeNullOrEmpty
        @($warnings -like 'Row 1 is empty*').Count | Should -Be 1
        @($warnings -like 'Row 2 is empty*').Count | Should -Be 1
        $aws.Calls.Count | Should -Be $before
    }
}

Describe 'A row that names nothing' {
    It '<_> refuses <Why>' -ForEach @(foreach ($one in $takers) {
            @{ Taker = $one; Why = 'headers that mean nothing'; Row = [pscustomobject]@{ Link = 'rows-1'; Cluster = 'c'; Workspace = 'w' } }
            @{ Taker = $one; Why = 'such headers beside a Region'; Row = [pscustomobject]@{ Link = 'rows-1'; Region = 'us-west-2' } }
            @{ Taker = $one; Why = 'an object of somebody else''s'; Row = Get-Item -LiteralPath $PSHOME }
            @{ Taker = $one; Why = 'a number'; Row = 5 }
        }) {
        $before = $aws.Calls.Count
        $null = Invoke-Taker $Taker $Row
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRow,*'
        "$($failures[0])" | Should -BeLike 'Row 1:*'
        $aws.Calls.Count | Should -Be $before
    }

    It '<_> refuses a row that names an account alone' -ForEach @($takers | Where-Object { $_ -notlike 'Get-*' -and $_ -ne 'Start-XASimulator' }) {
        $before = $aws.Calls.Count
        $null = Invoke-Taker $_ ([pscustomobject]@{ SourceProfileName = $aws.SourceProfileName; Region = $aws.Region })
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRow,*'
        $aws.Calls.Count | Should -Be $before
    }

    It 'Get-XAScraper lists the account that a row names on purpose' {
        $there = @{ ProfileLocation = $aws.ProfileLocation; EndpointUrl = $aws.EndpointUrl }
        @([pscustomobject]@{ SourceProfileName = $aws.SourceProfileName; TargetProfileName = ''; Region = $aws.Region } | Get-XAScraper @there).Count | Should -Be 2
    }

    It 'a row that says where, and a command that says which, go together' {
        $there = @{ ProfileLocation = $aws.ProfileLocation; EndpointUrl = $aws.EndpointUrl }
        ([pscustomobject]@{ SourceProfileName = $aws.SourceProfileName; Region = $aws.Region } | Get-XAScraper -Name rows-2 @there).Name | Should -Be 'rows-2'
    }
}

Describe 'A guard that names no account' {
    It '<_> refuses it before any call' -ForEach @((Get-Command -Module XScrape -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('AllowedAccountId') }).Name) {
        $before = $aws.Calls.Count
        $failure = { Invoke-Taker $_ ([pscustomobject]@{ Name = 'rows-1' }) @{ AllowedAccountId = '111122223333', 'prod' } } | Should -Throw -ErrorId 'InvalidAccountId,*' -PassThru
        "$failure" | Should -BeLike "*'prod'*"
        $aws.Calls.Count | Should -Be $before
    }
}

Describe 'A list of rows' {
    It 'is its rows, on the command line as in the pipeline' {
        $rows = 'Name', 'rows-1', '', 'rows-2' | ConvertFrom-Csv
        (Get-XAScraper -Link $rows @aws -WarningAction SilentlyContinue).Name | Should -Be 'rows-1', 'rows-2'
        (Get-XAScraper -Link @([pscustomobject]@{ Name = 'rows-1' }) @aws).Name | Should -Be 'rows-1'
    }

    It 'has its errors by number' {
        $null = Get-XAScraper -Link @([pscustomobject]@{ Name = 'rows-1' }, [pscustomobject]@{ Link = 'x' }) @aws -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        "$($failures[0])" | Should -BeLike 'Row 2:*'
    }
}

Describe 'What is no text of ours' {
    It '<Why> is refused in our words' -ForEach @(
        @{ Why = 'two Regions'; Splat = @{ Region = 'us-west-2', 'us-east-1' } }
        @{ Why = 'two names'; Splat = @{ Name = 'a', 'b' } }
        @{ Why = 'a timeout that is no time'; Splat = @{ Timeout = 'soon' } }
        @{ Why = 'a bare number for a time, whose unit nobody can know'; Splat = @{ Timeout = 1800 } }
        @{ Why = 'the same as a text'; Splat = @{ Timeout = '30' } }
        @{ Why = 'a number that is none'; Splat = @{ ThrottleLimit = 'many' } }
    ) {
        $parameter = @($Splat.Keys)[0]
        { Connect-XACluster @Splat } | Should -Throw -ErrorId 'InvalidValue,*' -ExpectedMessage "-$parameter *"
    }

    It 'rows that share a configuration file that is not there are told each by its number' {
        $null = [pscustomobject]@{ Name = 'n-1' }, [pscustomobject]@{ Name = 'n-2' } | Connect-XACluster @aws -ScrapeConfigurationPath './not there.yml' -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.Count | Should -Be 2
        "$($failures[1])" | Should -BeLike "Row 2:*not there.yml*"
        $failures.FullyQualifiedErrorId | Should -Not -BeLike 'Unexpected*'
    }

    It 'lines of Get-Content are one configuration' {
        $lines = (Get-TestConfiguration) -split "`n"
        Test-XAScrapeConfiguration -ScrapeConfiguration $lines -Quiet | Should -BeTrue
        $link = Connect-XACluster -Name rows-3 -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $lines @aws -WhatIf
        $link.Status | Should -Be 'Planned'
    }
}

Describe 'Containers' {
    It 'of any kind of dictionary are rows' {
        $row = New-Object 'System.Collections.Generic.Dictionary[string,string]'
        $row['Name'] = 'not-there'
        Get-XAScraper -Link $row @aws | Should -BeNullOrEmpty
        $row['Name'] = 'no name'
        { Get-XAScraper -Link $row @aws -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidAlias,*'
    }

    It 'that hold themselves are refused, and end nothing' {
        $list = New-Object Collections.ArrayList
        $null = $list.Add($list)
        { Get-XAScraper -Link $list @aws -ErrorAction Stop } | Should -Throw -ErrorId 'EmptyParameter,*'
        { Get-XAScraper -Link $list, $list @aws -ErrorAction Stop } | Should -Throw -ErrorId 'EmptyParameter,*'
        { Get-XAScraper -Name a -AllowedAccountId $list @aws -ErrorAction Stop } | Should -Throw -ErrorId 'EmptyParameter,*'
        { $list, $list | Get-XAScraper @aws -ErrorAction Stop } | Should -Throw
    }
}

Describe 'Characters that a terminal obeys' {
    It 'are spelled out in errors and warnings' {
        $bad = "x$([char]27)[31m$([char]0x202E)`nnext"
        $null = [pscustomobject]@{ Name = $bad; "c$([char]27)[2J" = 1 }, [pscustomobject]@{ Name = 'rows-1'; "c$([char]27)[2J" = 1 } |
            Get-XAScraper @aws -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue
        foreach ($text in "$($failures[0])", $failures[0].Exception.Message, $failures[0].ErrorDetails.Message, $failures[0].ErrorDetails.RecommendedAction, "$warned") {
            $text | Should -Not -Match '[\x00-\x1f\u202a-\u202e]'
        }
        "$($failures[0])" | Should -BeLike '*x`[U+001B`]`[31m`[U+202E`]`[U+000A`]next*'
        "$warned" | Should -BeLike '*c`[U+001B`]`[2J*'
    }
}
