# The procedure from end to end. Each line is shown as it would be typed, and then run: nothing here is shown that is not run.
param([Parameter(Mandatory = $true)][string] $Module)
$ErrorActionPreference = 'Continue'
$plain = [Console]::IsOutputRedirected -or $env:NO_COLOR -or $env:TERM -eq 'dumb'
if ($plain) { $PSStyle.OutputRendering = 'PlainText'; $ProgressPreference = 'SilentlyContinue' }
Import-Module $Module -ErrorAction Stop

$steps = @(
    @{ Say = 'A local AWS with two accounts. The variable splats into every cmdlet; a real run gives profiles and a Region instead.'
        Run = { $aws = Start-XASimulator; $aws | Format-Table -AutoSize } }
    @{ Say = 'Step 1: the role in the cluster''s account, which the scraper assumes. No scraper may assume it yet: there is none.'
        Run = { ($link = New-XAScraperSourceRole -Name prod-1 -TargetAccountId 444455556666 @aws) } }
    @{ Say = 'Step 2: the role in the workspace''s account, which the first role assumes.'
        Run = { ($link = $link | New-XAScraperTargetRole) } }
    @{ Say = 'Step 3: the scraper. AWS gives its ARN at once, and needs about 20 minutes to create it; here it is 5 seconds.'
        Run = { ($link = $link | New-XAScraper -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfigurationPath ./prometheus.yml) } }
    @{ Say = 'Step 4: the wait, with its progress.'
        Run = { ($link = $link | Wait-XAScraper) } }
    @{ Say = 'The scraper is ACTIVE. That proves nothing: no trust policy names it, and the workspace has no sample.'
        Run = { $link | Get-XATrustPolicy | ForEach-Object { "$($_.Side): $($_.State)"; $_.Policy } } }
    @{ Run = { $before = @($aws.Query('up')); "$($before.Count) series" } }
    @{ Say = 'Step 5: the scraper''s ARN into both trust policies.'
        Run = { ($link = $link | Update-XATrustPolicy) } }
    @{ Run = { $link | Get-XATrustPolicy | ForEach-Object { "$($_.Side): $($_.State)"; $_.Policy } } }
    @{ Say = 'The same query again: samples arrive.'
        Run = { $after = @($aws.Query('up')); $after | Format-Table } }
    @{ Say = 'The whole chain read and judged. With -Proof -Wait it also asks the workspace for the next samples, half a minute apart.'
        Run = { $link | Test-XAScraper -Quiet } }
    @{ Say = 'One wrong input: the ARN of a bucket where a cluster belongs. The error comes before any call to AWS.'
        Run = { Connect-XACluster -Name prod-2 -ClusterArn arn:aws:s3:::prod-2 -WorkspaceArn $aws.WorkspaceArn -ScrapeConfigurationPath ./prometheus.yml @aws } }
    @{ Say = 'All of it removed again: the scraper and the two roles.'
        Run = { $link | Disconnect-XACluster -Force | Out-Null; Stop-XASimulator $aws } }
)

$unexpected = 0
foreach ($step in $steps) {
    if ($step.Say) { ''; "$($PSStyle.Foreground.Cyan)# $($step.Say)$($PSStyle.Reset)" }
    "PS> $("$($step.Run)".Trim())"
    $output = $null
    # In this scope, as at a prompt: what a line assigns, the next one finds.
    . $step.Run 2>&1 | Tee-Object -Variable output | Out-Default
    $errors = @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    $wanted = if ("$($step.Run)" -match 's3:::') { 1 } else { 0 }
    if ($errors.Count -ne $wanted) { $unexpected++ }
}

''
if ($unexpected -eq 0 -and $before.Count -eq 0 -and $after.Count -gt 0 -and "$($link.Trust)" -eq 'Bound') {
    'Metrics flow: nothing before the bind, samples after it.'
    exit 0
}

'Metrics do not flow as they should.'
exit 1
