<#
.SYNOPSIS
    Systems Manager Run Command: connects every cluster of a CSV file, from one machine.
.DESCRIPTION
    For AWS-RunPowerShellScript or AWS-RunRemoteScript on a machine that has the module, the CSV and the scrape configuration. Give the
    document an executionTimeout above -TimeoutMinutes; its default is 3600 seconds.
    It works as the machine's instance role, which may assume the roles of the columns SourceAssumeRoleArn and TargetAssumeRoleArn,
    or as the profiles of the columns.
    The output is one object as JSON of less than 2,500 characters, which is what Run Command shows; -ReportPath writes the whole
    story into an HTML file. The exit code is 0 only if every row is connected and active, 2 if some are still being created, and 1
    if some failed. Run it again after anything: rows that are done write nothing.
    It runs in Windows PowerShell 5.1, as Run Command does, and in PowerShell 7.
.PARAMETER FleetPath
    The CSV: columns such as Name, ClusterArn, WorkspaceArn, SourceAssumeRoleArn, TargetAssumeRoleArn.
.PARAMETER ScrapeConfigurationPath
    The scrape configuration as YAML.
.PARAMETER Region
    The Region of rows whose ARNs do not say it.
.PARAMETER TimeoutMinutes
    How long to wait for scrapers.
.PARAMETER ReportPath
    An HTML file for the whole story; none where this is empty.
.PARAMETER ProfileName
    A profile instead of the machine's instance role.
.PARAMETER ProfileLocation
    The credentials file that holds it, if it is not in its usual place.
.PARAMETER ModulePath
    The module, if it is not where PowerShell looks.
.PARAMETER EndpointUrl
    A simulator, for a rehearsal.
.EXAMPLE
    aws ssm send-command --document-name AWS-RunPowerShellScript --targets Key=tag:Role,Values=automation --parameters '{"commands":["C:\\XScrape\\Runbooks\\Connect-Fleet.RunCommand.ps1 -FleetPath C:\\fleet.csv -ScrapeConfigurationPath C:\\prometheus.yml; exit $LASTEXITCODE"],"executionTimeout":["7200"]}'
#>
param(
    [Parameter(Mandatory = $true)][string] $FleetPath,
    [Parameter(Mandatory = $true)][string] $ScrapeConfigurationPath,
    [string] $Region,
    [ValidateRange(1, 2880)][int] $TimeoutMinutes = 60,
    [string] $ReportPath,
    [string] $ProfileName,
    [string] $ProfileLocation,
    [string] $ModulePath = 'XScrape',
    [string] $EndpointUrl
)

$ProgressPreference = 'SilentlyContinue'
$ErrorActionPreference = 'Stop'
# Run Command shows 2,500 characters of output; what is cut in the middle is no JSON any more.
$mostCharacters = 2400

try {
    Import-Module $ModulePath
    $rows = @(Import-Csv -LiteralPath $FleetPath)
    if ($rows.Count -eq 0) { throw "$FleetPath has no rows." }
    $aws = @{}
    if ($Region) { $aws.Region = $Region }
    if ($EndpointUrl) { $aws.EndpointUrl = $EndpointUrl }
    if ($ProfileName) { $aws.ProfileName = $ProfileName }
    if ($ProfileLocation) { $aws.ProfileLocation = $ProfileLocation }
    $failures = @()
    $links = @($rows | Connect-XACluster -ScrapeConfigurationPath $ScrapeConfigurationPath -Timeout ([TimeSpan]::FromMinutes($TimeoutMinutes)) @aws -Confirm:$false -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failures)
    $failed = @($failures | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    $waiting = @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'WaitTimeout*' })
    $broken = @($failed | Where-Object { $_.FullyQualifiedErrorId -notlike 'WaitTimeout*' })
    if ($ReportPath) {
        $links + @($failed | ForEach-Object { $_.TargetObject } | Where-Object { $_ }) | Export-XAReport -Path $ReportPath -Title "Fleet of $FleetPath" -ErrorAction Continue
    }

    $summary = [ordered]@{ rows = $rows.Count; active = $links.Count; waiting = $waiting.Count; failed = $broken.Count; failures = @() }
    foreach ($one in $broken) {
        $text = [string]$one.Exception.Message
        $summary.failures += [ordered]@{ link = [string]$one.TargetObject.Name; id = ($one.FullyQualifiedErrorId -split ',')[0]; message = $text.Substring(0, [Math]::Min(300, $text.Length)) }
        if (($summary | ConvertTo-Json -Depth 4 -Compress).Length -gt $mostCharacters) {
            $summary.failures = @($summary.failures | Select-Object -First ($summary.failures.Count - 1))
            break
        }
    }

    $summary | ConvertTo-Json -Depth 4 -Compress
    if ($broken.Count -gt 0) { exit 1 }
    if ($waiting.Count -gt 0) { exit 2 }
    exit 0
}
catch {
    [ordered]@{ error = [string]$_.Exception.Message } | ConvertTo-Json -Compress
    exit 1
}
