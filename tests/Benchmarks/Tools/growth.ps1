# The same line for fleets of several sizes, one after the other in one session. Prints what each line took by itself.
param([string] $Module, [string] $Stages, [string] $Region)
$ErrorActionPreference = 'Stop'
Import-Module $Module
foreach ($stage in Get-Content -LiteralPath $Stages -Raw | ConvertFrom-Json) {
    $aws = @{ SourceProfileName = 'source'; TargetProfileName = 'target'; ProfileLocation = "$($stage.folder)/credentials"; Region = $Region; EndpointUrl = $stage.endpoint }
    $rows = Import-Csv "$($stage.folder)/fleet.csv"
    [GC]::Collect()
    $before = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $links = @($rows | Connect-XACluster @aws -ScrapeConfigurationPath "$($stage.folder)/prometheus.yml" -WarningAction SilentlyContinue)
    $wall = $clock.Elapsed.TotalMilliseconds
    $cpu = ([Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $before).TotalMilliseconds
    if (@($links | Where-Object { $_.Status -eq 'Active' -and $_.Trust -eq 'Bound' }).Count -ne @($rows).Count) { throw 'Not all links are ACTIVE and bound.' }
    "line $([int]$wall) $([int]$cpu)"
}
