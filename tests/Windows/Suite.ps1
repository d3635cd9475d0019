<#
.SYNOPSIS
    Runs one Pester suite in this PowerShell, and writes a file with its counts and with what did not pass.
.DESCRIPTION
    What Wine cannot run is in wine.csv with the reason: the test's path, or a wildcard for several. It counts as skipped. A test that is
    skipped and not in the list is a failure, and so is one that is in the list and passes, and a line that names no test: the list says what is true.
.PARAMETER Suite
    The suite's file.
.PARAMETER Result
    The file to write: the numbers of tests that passed, failed and were skipped in the first line, then a line for each of the last two.
#>
[CmdletBinding()]
param([Parameter(Mandatory = $true)][string] $Suite, [Parameter(Mandatory = $true)][string] $Result)

$ErrorActionPreference = 'Stop'
Import-Module Pester
$name = [IO.Path]::GetFileName($Suite) -replace '\.Tests\.ps1$'
$known = @(Import-Csv -LiteralPath (Join-Path $PSScriptRoot 'wine.csv') | Where-Object Suite -EQ $name)
$used = @{}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Suite
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration

$count = @{ Passed = 0; Failed = 0; Skipped = 0 }
$lines = New-Object Collections.Generic.List[string]
function Add-Outcome {
    param([string] $Outcome, [string] $Test, [string] $Why)
    $count[$Outcome]++
    if ($Outcome -ne 'Passed') { $lines.Add(('{0}: {1}: {2}' -f $Outcome.ToLowerInvariant(), $Test, ($Why -split '\r?\n')[0])) }
}

foreach ($test in $run.Tests) {
    $path = $test.ExpandedPath
    $why = "$(@($test.ErrorRecord)[0])"
    $line = @($known | Where-Object { $path -like $_.Test })[0]
    if ($line) {
        $used[$line.Test] = $true
        if ($test.Result -eq 'Passed') { Add-Outcome Failed $path 'passes, though tests/Windows/wine.csv says that it cannot' } else { Add-Outcome Skipped $path "Wine: $($line.Reason)" }
    }
    elseif ($test.Result -eq 'Passed') { Add-Outcome Passed $path }
    else { Add-Outcome Failed $path "$($test.Result) $why" }
}
foreach ($block in @($run.FailedBlocks) + @($run.FailedContainers)) { if ($block) { Add-Outcome Failed "$block" "$(@($block.ErrorRecord)[0])" } }
foreach ($gone in @($known | Where-Object { -not $used[$_.Test] })) { Add-Outcome Failed $gone.Test 'is named in tests/Windows/wine.csv, and there is no such test' }
if ($run.TotalCount -eq 0) { Add-Outcome Failed $name 'has no tests' }
[IO.File]::WriteAllLines($Result, [string[]](@('{0} {1} {2}' -f $count.Passed, $count.Failed, $count.Skipped) + $lines))
