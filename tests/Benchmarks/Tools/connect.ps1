# XScrape as a user runs it: one line for the whole fleet. Prints what the line itself took, without the start of the process.
param([string] $Module, [string] $Folder, [string] $Endpoint, [string] $Region, [switch] $Warm)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$aws = @{ SourceProfileName = 'source'; TargetProfileName = 'target'; ProfileLocation = "$Folder/credentials"; Region = $Region; EndpointUrl = $Endpoint }
$rows = Import-Csv "$Folder/fleet.csv"
if ($Warm) {
    $first = $rows[0].PSObject.Copy()
    $first.Name = 'warm'
    $null = $first | Connect-XACluster @aws -ScrapeConfigurationPath "$Folder/prometheus.yml" -WarningAction SilentlyContinue
}
$clock = [Diagnostics.Stopwatch]::StartNew()
$links = @($rows | Connect-XACluster @aws -ScrapeConfigurationPath "$Folder/prometheus.yml" -WarningAction SilentlyContinue)
"line $([int]$clock.Elapsed.TotalMilliseconds)"
if (@($links | Where-Object { $_.Status -eq 'Active' -and $_.Trust -eq 'Bound' }).Count -ne @($rows).Count) { throw 'Not all links are ACTIVE and bound.' }
