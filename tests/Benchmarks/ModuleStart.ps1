<#
.SYNOPSIS
    What XScrape adds to the start of PowerShell, and how long its first call takes.
.DESCRIPTION
    Starts PowerShell with and without the module in turn, so that a machine whose speed drifts does not decide, and then a
    first call to a simulator in a process that has just imported the module. Prints medians, and how many methods .NET compiles for the
    import, which a busy machine does not change. It measures the PowerShell that runs it. Build the module first.
.EXAMPLE
    pwsh -NoProfile -File tests/Benchmarks/ModuleStart.ps1
#>
param([ValidateRange(3, 200)][int] $Runs = 20)

$module = [IO.Path]::Combine((Split-Path (Split-Path $PSScriptRoot)), 'out', 'XScrape', 'XScrape.psd1')
if (-not (Test-Path -LiteralPath $module)) { throw "There is no $module; run ./build.ps1 first." }
Import-Module ([IO.Path]::Combine((Split-Path $PSScriptRoot), 'Pester', 'ChildShell.psm1'))

function Get-Median { param([double[]] $Value) $sorted = $Value | Sort-Object; $sorted[[math]::Floor($sorted.Count / 2)] }

function Measure-Start {
    param([string] $Script)
    (Measure-Command { Invoke-ChildShell '-Command', $Script }).TotalMilliseconds
}

function Measure-Compilation {
    # .NET compiles what runs often a second time, in the background; not here.
    $env:DOTNET_TC_CallCounting = '0'
    $count = '[Runtime.JitInfo]::GetCompiledMethodCount($false)'
    try { [int](Invoke-ChildShell '-Command', "`$null = $count; `$before = $count; Import-Module '$module'; $count - `$before") }
    finally { $env:DOTNET_TC_CallCounting = $null }
}

# Without output, as the import is: to format a number costs nearly as much as the import.
$null = Measure-Start '$null'
$null = Measure-Start "Import-Module '$module'"
$bare = @()
$with = @()
$first = @()
foreach ($run in 1..$Runs) {
    $bare += Measure-Start '$null'
    $with += Measure-Start "Import-Module '$module'"
    $first += [double](Invoke-ChildShell '-Command', "Import-Module '$module'; `$aws = Start-XASimulator; (Measure-Command { Get-XAScraper @aws }).TotalMilliseconds")
}

[pscustomobject]@{ What = 'pwsh -NoProfile'; MedianMs = [int][math]::Round((Get-Median $bare)); Runs = $Runs }
[pscustomobject]@{ What = 'with Import-Module XScrape'; MedianMs = [int][math]::Round((Get-Median $with)); Runs = $Runs }
[pscustomobject]@{ What = 'Import-Module adds'; MedianMs = [int][math]::Round((Get-Median $with) - (Get-Median $bare)); Runs = $Runs }
[pscustomobject]@{ What = 'first call after import'; MedianMs = [int][math]::Round((Get-Median $first)); Runs = $Runs }
'{0} methods are compiled for the import' -f (Measure-Compilation)
