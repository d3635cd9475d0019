# Runs one Pester file and writes what came of it, from Pester's own result, as JSON. No file is there unless all was run.
param([string] $SuiteFile, [string] $PesterManifest, [string] $ReportFile)

Import-Module $PesterManifest -ErrorAction Stop
$suiteSettings = New-PesterConfiguration
$suiteSettings.Run.Path = $SuiteFile
$suiteSettings.Run.PassThru = $true
$suiteSettings.Output.Verbosity = 'Detailed'
$suiteSettings.Output.RenderMode = 'Plaintext'
$suiteResult = Invoke-Pester -Configuration $suiteSettings

function Get-FailureText {
    # What Pester shows of an error: the message and where it arose.
    param($From)
    @($From.ErrorRecord | Where-Object { $_ } | ForEach-Object {
            $message = if ($_.DisplayErrorMessage) { $_.DisplayErrorMessage } else { "$_" }
            (@($message, $_.DisplayStackTrace) | Where-Object { $_ }) -join "`n"
        }) -join "`n"
}

$suiteReport = @{
    pester = "$($suiteResult.Version)"
    tests  = @($suiteResult.Tests | ForEach-Object {
            $reason = if ("$($_.Result)" -eq 'Skipped' -and "$($_.ErrorRecord)" -match '(?s)^is skipped, because (.+)$') { $Matches[1] } else { '' }
            @{ name = $_.ExpandedPath; result = "$($_.Result)"; message = Get-FailureText $_; reason = $reason; seconds = $_.Duration.TotalSeconds }
        })
    # A file that cannot be read, and a BeforeAll or AfterAll that failed: no test of its own stands for them.
    broken = @(
        foreach ($one in $suiteResult.FailedContainers) { @{ name = "$($one.Item)"; message = Get-FailureText $one } }
        foreach ($one in $suiteResult.FailedBlocks) { @{ name = $one.ExpandedPath; message = Get-FailureText $one } }
    )
}
$suiteText = ConvertTo-Json -InputObject $suiteReport -Depth 5
[IO.File]::WriteAllText("$ReportFile.part", $suiteText)
[IO.File]::Move("$ReportFile.part", $ReportFile)
exit 0
