BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/HelpPage.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $cmdlets = @(Get-Command -Module XScrape | ForEach-Object { @{ Name = $_.Name } })
    # These wait the longest.
    $long = 'Disconnect-XACluster', 'Set-XAScraper', 'Update-XATrustPolicy', 'Wait-XAScraper'
    $exampleCmdlets = Select-TestSample $cmdlets -Index @(0..($cmdlets.Count - 1) | Where-Object { $long -notcontains $cmdlets[$_].Name })
    $topics = @('about_XScrape', 'about_XScrape_Pipeline', 'about_XScrape_Credentials', 'about_XScrape_Unattended' | ForEach-Object { @{ Name = $_ } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/HelpPage.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $howTo = 'CONTRIBUTING.md, "A page for each cmdlet", says how to write it'

    function Invoke-PageExample {
        # Runs the examples of a page one after the other, as a reader would who replaced $aws by a simulator.
        param([string] $Name)
        $ErrorActionPreference = 'Stop'
        $ConfirmPreference = 'None'
        $setup = Get-HelpPageSetup $Name
        if ($setup.Variables) {
            . ([scriptblock]::Create($setup.Variables))
            $aws = Import-Csv ./fleet.csv, ./workspaces.csv | Start-XASimulator -CreationTime 00:00:01
        }
        if ($setup.Before) { . ([scriptblock]::Create($setup.Before)) }
        foreach ($example in Get-HelpPageExample $Name) {
            try { $null = . ([scriptblock]::Create($example.Code)) 4>$null }
            catch { throw "Example '$($example.Title)' of $Name failed: $_`n$($example.Code)" }
        }
    }
}

AfterAll { Stop-XASimulator -All }

Describe 'The help of <Name>' -ForEach $cmdlets {
    It 'has a page' {
        Get-HelpPageFile $Name | Should -Exist -Because $howTo
    }

    It 'names every parameter, and each as it is compiled' {
        $compiled = @(Get-CompiledParameter $Name | Sort-Object)
        $page = @(Get-HelpPageParameter $Name | Sort-Object)
        $missing = @($compiled | Where-Object { $page -notcontains $_ })
        $wrong = @($page | Where-Object { $compiled -notcontains $_ })
        "$($missing -join "`n")" | Should -BeNullOrEmpty -Because "docs/en-US/$Name.md lacks these facts; it says instead: `n$($wrong -join "`n")`n$howTo"
        "$($wrong -join "`n")" | Should -BeNullOrEmpty -Because "docs/en-US/$Name.md says these, and the cmdlet has no such parameter"
        $page.Count | Should -Be $compiled.Count
    }

    It 'names the types that come out' {
        $compiled = @((Get-Command $Name).OutputType | ForEach-Object { if ($_.Type -eq [void]) { 'None' } else { $_.Name } } | Sort-Object -Unique)
        @(Get-HelpPageOutput $Name | Sort-Object) -join ', ' | Should -Be ($compiled -join ', ')
    }

    It 'is what Get-Help shows' {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        (Get-HelpPageText $Name) -replace '\s+', ' ' -replace '`' | Should -BeLike "*$(($help.Synopsis.Trim()) -replace '\s+', ' ')*"
        ($help.description | Out-String).Trim().Length | Should -BeGreaterThan 80
        $help.relatedLinks.navigationLink[0].uri | Should -Be "https://github.com/xscrape/xscrape/blob/main/docs/en-US/$Name.md"
        @($help.inputTypes.inputType).Count | Should -BeGreaterThan 0
        $names = @($help.parameters.parameter | ForEach-Object { $_.name })
        $names | Should -Be @($names | Select-Object -Unique)
        foreach ($parameter in $help.parameters.parameter) { ($parameter.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a text" }
    }

    It 'shows the syntax that PowerShell binds' {
        $expected = @((Get-Command $Name).ParameterSets | ForEach-Object {
                $set = $_
                $shown = $set.Parameters | Where-Object { [Management.Automation.PSCmdlet]::CommonParameters -notcontains $_.Name } | ForEach-Object { $_.Name } | Sort-Object
                $shown -join ' '
            } | Sort-Object)
        $shown = @((Get-Help $Name).syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' } | Sort-Object)
        $shown -join "`n" | Should -Be ($expected -join "`n")
    }

    It 'has at least two examples, each of which calls the cmdlet' {
        $examples = @(Get-HelpPageExample $Name)
        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) { $example.Code | Should -Match "\b$Name\b" -Because "'$($example.Title)' is an example of it" }
        @((Get-Help $Name -Examples).examples.example).Count | Should -Be $examples.Count
        (Get-Help $Name -Examples | Out-String) | Should -Match ([regex]::Escape($examples[-1].Title))
    }
}

Describe 'The examples of <Name>' -ForEach $exampleCmdlets {
    It 'run against the simulator' {
        $place = New-Item -ItemType Directory -Path (Join-Path $TestDrive $Name)
        Push-Location $place
        try {
            Set-Content -LiteralPath prometheus.yml -Value (Get-TestConfiguration)
            Set-Content -LiteralPath fleet.csv -Value @(
                'Name,ClusterArn,WorkspaceArn'
                'fleet-1,arn:aws:eks:us-west-2:111122223333:cluster/prod-1,arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012'
                'fleet-2,arn:aws:eks:us-west-2:111122223333:cluster/prod-2,arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012'
            )
            Set-Content -LiteralPath workspaces.csv -Value @(
                'Name,ClusterArn,WorkspaceArn'
                'prod-1-metrics,arn:aws:eks:us-west-2:111122223333:cluster/prod-1,arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012'
                'prod-1-billing,arn:aws:eks:us-west-2:111122223333:cluster/prod-1,arn:aws:aps:us-west-2:444455556666:workspace/ws-87654321-1234-1234-1234-123456789012'
            )
            { Invoke-PageExample $Name } | Should -Not -Throw
        }
        finally { Pop-Location }
    }
}

Describe 'The topic <Name>' -ForEach $topics {
    It 'is found by Get-Help, with a synopsis in one line' {
        $help = Get-Help $Name
        $synopsis = ((Get-HelpPageText $Name) -split "`n" | Where-Object { $_ })[1]
        $help.Synopsis | Should -Be $synopsis
        "$help" | Should -Match 'LONG DESCRIPTION'
        "$help" | Should -Not -Match '(?m)[`]{3}|^#'
    }

    It 'has code in which every cmdlet of ours has the parameters given' {
        foreach ($code in Get-CodeBlock (Get-HelpPageText $Name)) {
            $errors = $null
            $ast = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
            foreach ($call in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -match '-XA' }, $true)) {
                $command = Get-Command $call.GetCommandName() -ErrorAction Stop
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    $command.Parameters.Keys | Should -Contain $parameter.ParameterName
                }
            }
        }
    }
}

Describe 'All pages' {
    It 'name only cmdlets that exist' {
        $known = @(Get-Command -Module XScrape | ForEach-Object { $_.Name })
        foreach ($file in Get-ChildItem -Path (Split-Path (Get-HelpPageFile x)) -Filter *.md -Recurse) {
            $named = [regex]::Matches((Get-Content -LiteralPath $file.FullName -Raw), '\b[A-Z][a-z]+-XA[A-Za-z]+\b') | ForEach-Object { $_.Value } | Sort-Object -Unique
            @($named | Where-Object { $known -notcontains $_ }) -join ', ' | Should -BeNullOrEmpty -Because "$($file.Name) names them"
        }
    }

    It 'are the pages of cmdlets or topics' {
        $names = @(Get-ChildItem -Path (Split-Path (Get-HelpPageFile x)) -Filter *.md | ForEach-Object { $_.BaseName } | Where-Object { $_ -notlike 'about_*' } | Sort-Object)
        $names -join ', ' | Should -Be ((Get-Command -Module XScrape | ForEach-Object { $_.Name } | Sort-Object) -join ', ')
    }
}
