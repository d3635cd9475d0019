# Reads a page of docs/en-US as plainly as possible, so that the converter's reading of it is not what is tested against.

$script:Folder = [IO.Path]::Combine((Split-Path (Split-Path $PSScriptRoot)), 'docs', 'en-US')

function Get-HelpPageFile { param([string] $Name) Join-Path $script:Folder "$Name.md" }

function Get-HelpPageText {
    # With the shared parts in their places.
    param([string] $Name)
    $text = (Get-Content -LiteralPath (Get-HelpPageFile $Name) -Raw) -replace "`r"
    [regex]::Replace($text, '(?m)^\[[^\]]+\]\((shared/[^)]+)\)$', { param($link) (Get-Content -LiteralPath (Join-Path $script:Folder $link.Groups[1].Value) -Raw) -replace "`r" -replace '^# .*\n' })
}

function Get-HelpPageParameter {
    # One line a parameter, in the form of ConvertTo-ParameterLine.
    param([string] $Name)
    foreach ($part in [regex]::Matches((Get-HelpPageText $Name), '(?ms)^### -(?<name>\w+)\n(?<text>.*?)(?=^#{2,3} |\z)')) {
        $facts = @{}
        foreach ($fact in [regex]::Matches($part.Groups['text'].Value, '(?m)^- (?<key>[A-Z]\w+): (?<value>.+)$')) { $facts[$fact.Groups['key'].Value] = $fact.Groups['value'].Value -replace '`' }
        ConvertTo-ParameterLine -Name $part.Groups['name'].Value -Fact $facts
    }
}

function Get-CompiledParameter {
    param([string] $Name)
    $command = Get-Command $Name
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    foreach ($parameter in $command.Parameters.Values | Where-Object { $common -notcontains $_.Name }) {
        $sets = $parameter.ParameterSets
        $type = [Nullable]::GetUnderlyingType($parameter.ParameterType)
        if ($null -eq $type) { $type = $parameter.ParameterType }
        $facts = @{ Type = $type.Name }
        if ($parameter.Aliases) { $facts.Aliases = $parameter.Aliases -join ', ' }
        $positions = @($sets.Values | Where-Object { $_.Position -ge 0 } | ForEach-Object { $_.Position } | Sort-Object -Unique)
        if ($positions.Count) { $facts.Position = $positions -join ', ' }
        $required = @($sets.Keys | Where-Object { $sets[$_].IsMandatory } | Sort-Object)
        if ($required.Count) { $facts.Required = if ($required[0] -eq '__AllParameterSets') { 'yes' } else { "in the set $($required -join ', ')" } }
        if (-not $sets.ContainsKey('__AllParameterSets')) { $facts.Sets = ($sets.Keys | Sort-Object) -join ', ' }
        if ($sets.Values.ValueFromPipeline -contains $true) { $facts.Pipeline = 'by value' }
        ConvertTo-ParameterLine -Name $parameter.Name -Fact $facts
    }
}

function ConvertTo-ParameterLine {
    param([string] $Name, [hashtable] $Fact)
    $line = "-$Name"
    foreach ($key in 'Type', 'Aliases', 'Position', 'Required', 'Sets', 'Pipeline') {
        if ($Fact.ContainsKey($key)) { $line += "; ${key}: $($Fact[$key])" }
    }
    $line
}

function Get-HelpPageOutput {
    # The types of the section Output.
    param([string] $Name)
    $section = [regex]::Match((Get-HelpPageText $Name), '(?ms)^## Output\n(?<text>.*?)(?=^## |\z)').Groups['text'].Value
    [regex]::Matches($section, '(?m)^### (.+)$') | ForEach-Object { $_.Groups[1].Value }
}

function Get-HelpPageExample {
    param([string] $Name)
    $section = [regex]::Match((Get-HelpPageText $Name), '(?ms)^## Examples\n(?<text>.*?)(?=^## )').Groups['text'].Value
    foreach ($part in [regex]::Matches($section, '(?ms)^### (?<title>[^\n]+)\n(?<text>.*?)(?=^### |\z)')) {
        [pscustomobject]@{ Title = $part.Groups['title'].Value; Code = Get-CodeBlock $part.Groups['text'].Value | Select-Object -First 1 }
    }
}

function Get-HelpPageSetup {
    # What stands before the first example: the variables of all examples, then what the page's comment prepares.
    param([string] $Name)
    $text = Get-HelpPageText $Name
    $section = [regex]::Match($text, '(?ms)^## Examples\n(?<text>.*?)(?=^### )').Groups['text'].Value
    [pscustomobject]@{
        Variables = Get-CodeBlock $section | Select-Object -First 1
        Before    = [regex]::Match($section, '(?ms)^<!-- before\n(.*?)^-->').Groups[1].Value
    }
}

function Get-CodeBlock {
    param([string] $Text)
    [regex]::Matches($Text, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
}

Export-ModuleMember -Function Get-HelpPageFile, Get-HelpPageText, Get-HelpPageParameter, Get-CompiledParameter, Get-HelpPageExample, Get-HelpPageSetup, Get-HelpPageOutput, Get-CodeBlock
