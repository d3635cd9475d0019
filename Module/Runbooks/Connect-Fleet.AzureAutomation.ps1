<#
.SYNOPSIS
    Azure Automation: connects every cluster of a fleet, one row of a CSV text each. For the runtimes 5.1 and 7.
.DESCRIPTION
    Import the module (out/XScrape.zip) and this runbook. Make
      - an Automation variable with the CSV of the fleet: columns such as Name, ClusterArn, WorkspaceArn, SourceAssumeRoleArn,
        TargetAssumeRoleArn (see about_XScrape_Pipeline),
      - an Automation variable with the scrape configuration as YAML text,
      - an Automation credential whose user name is an access key id and whose password is its secret; one that may only assume
        the roles of the rows is best.
    Azure unloads a job after 3 hours and starts it again from the beginning. That is safe: every row continues where it was, and
    rows that are done write nothing. The job waits up to -MaximumMinutes; scrapers that take longer are reported as waiting, and are
    bound already.
    The output is one object as JSON, small for a fleet of any size. A job with a failed row ends as Failed.
    It starts no processes, keeps no files, and needs no elevation.
.PARAMETER FleetVariable
    The name of the Automation variable with the CSV.
.PARAMETER ScrapeConfigurationVariable
    The name of the Automation variable with the YAML.
.PARAMETER KeyAsset
    The name of the Automation credential with the key for both accounts; the rows' role ARNs lead from it into each of them.
.PARAMETER SourceKeyAsset
    A credential for the source accounts alone.
.PARAMETER TargetKeyAsset
    A credential for the target accounts alone.
.PARAMETER Region
    The Region of rows whose ARNs do not say it.
.PARAMETER MaximumMinutes
    How long to wait for scrapers; below the 3 hours after which Azure unloads the job.
.PARAMETER EndpointUrl
    A simulator, for a rehearsal.
#>
[OutputType([string])]
param(
    [Parameter(Mandatory = $true)][string] $FleetVariable,
    [Parameter(Mandatory = $true)][string] $ScrapeConfigurationVariable,
    [string] $KeyAsset,
    [string] $SourceKeyAsset,
    [string] $TargetKeyAsset,
    [string] $Region,
    [ValidateRange(1, 170)][int] $MaximumMinutes = 150,
    [string] $EndpointUrl
)

# A runbook has no place for progress, and preferences count only if they are set inside it.
$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Stop'
# Failures that the output names in full; the others are counted.
$mostFailures = 20

$aws = @{}
if ($Region) { $aws.Region = $Region }
if ($EndpointUrl) { $aws.EndpointUrl = $EndpointUrl }
if ($KeyAsset) { $aws.Credential = Get-AutomationPSCredential -Name $KeyAsset }
if ($SourceKeyAsset) { $aws.SourceCredential = Get-AutomationPSCredential -Name $SourceKeyAsset }
if ($TargetKeyAsset) { $aws.TargetCredential = Get-AutomationPSCredential -Name $TargetKeyAsset }
$rows = @((Get-AutomationVariable -Name $FleetVariable) | ConvertFrom-Csv)
if ($rows.Count -eq 0) { throw "The Automation variable '$FleetVariable' has no rows." }
$yaml = Get-AutomationVariable -Name $ScrapeConfigurationVariable

$failures = @()
# Everything is made and bound first; the wait comes last, for all rows together.
$links = @($rows | Connect-XACluster -ScrapeConfiguration $yaml -Timeout ([TimeSpan]::FromMinutes($MaximumMinutes)) @aws -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures)
# Only what came from the cmdlet itself: -ErrorVariable also collects errors that were caught inside.
$failed = @($failures | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
$waiting = @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'WaitTimeout*' })
$broken = @($failed | Where-Object { $_.FullyQualifiedErrorId -notlike 'WaitTimeout*' })

[pscustomobject]@{
    rows     = $rows.Count
    active   = $links.Count
    waiting  = $waiting.Count
    failed   = $broken.Count
    failures = @($broken | Select-Object -First $mostFailures | ForEach-Object {
            $text = [string]$_.Exception.Message
            [pscustomobject]@{ link = [string]$_.TargetObject.Name; id = ($_.FullyQualifiedErrorId -split ',')[0]; message = $text.Substring(0, [Math]::Min(300, $text.Length)) }
        })
} | ConvertTo-Json -Depth 4 -Compress

# A job whose errors do not end it counts as Completed.
if ($broken.Count -gt 0) { throw "$($broken.Count) of $($rows.Count) rows failed; the output names them. Correct them and start the runbook again: rows that are done write nothing." }
if ($waiting.Count -gt 0) { throw "$($waiting.Count) of $($rows.Count) scrapers are not active after $MaximumMinutes minutes. They are bound; start the runbook again to continue to wait." }
