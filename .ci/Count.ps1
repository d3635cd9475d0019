# Adds up what the steps of .ci/run left: a .step file is one test, a .tests file stands for a folder of result files, a .counts file
# holds an exit code and a line of counts.
# Fails where a step failed, where a result file is missing or says less than its run, and where fewer tests ran than are known.
param([Parameter(Mandatory = $true)][string] $Results, [Parameter(Mandatory = $true)][string] $Known)
$ErrorActionPreference = 'Stop'
$passed = 0; $failed = 0; $skipped = 0
$ran = @{}

foreach ($step in Get-ChildItem -LiteralPath $Results -Filter *.step) {
    $ran[$step.BaseName] = 1
    if ((Get-Content -LiteralPath $step.FullName) -eq '0') { $passed++ } else { $failed++; "FAILED: $($step.BaseName)" }
}

foreach ($run in Get-ChildItem -LiteralPath $Results -Filter *.tests) {
    $wrong = 0; $count = 0
    foreach ($file in Get-ChildItem -LiteralPath (Join-Path $Results $run.BaseName) -Filter *.trx -Recurse) {
        $counters = ([xml](Get-Content -LiteralPath $file.FullName -Raw)).TestRun.ResultSummary.Counters
        $passed += [int]$counters.passed
        $skipped += [int]$counters.notExecuted
        # Errors, time-outs and aborts are not passes, whatever they are called.
        $bad = [int]$counters.total - [int]$counters.passed - [int]$counters.notExecuted
        $wrong += $bad; $count += [int]$counters.passed + $bad
    }
    $ran[$run.BaseName] = $count
    # A run that crashed after its last file was written has still failed.
    if ($wrong -eq 0 -and (Get-Content -LiteralPath $run.FullName) -ne '0') { $wrong = 1 }
    if ($wrong) { "FAILED: $wrong of $($run.BaseName)" }
    $failed += $wrong
}

foreach ($script in Get-ChildItem -LiteralPath $Results -Filter *.counts) {
    $code, $line = Get-Content -LiteralPath $script.FullName
    if ("$line" -cmatch '^[A-Za-z]+: (\d+) passed, (\d+) failed, (\d+) skipped$') {
        $passed += [int]$Matches[1]; $skipped += [int]$Matches[3]
        $wrong = [int]$Matches[2]
        $ran[$script.BaseName] = [int]$Matches[1] + $wrong
    }
    else { $wrong = 1 }
    if ($wrong -eq 0 -and $code -ne '0') { $wrong = 1 }
    if ($wrong) { "FAILED: $wrong of $($script.BaseName)" }
    $failed += $wrong
}

foreach ($row in Import-Csv -LiteralPath $Known) {
    $count = [int]$ran[$row.Step]
    if ($count -lt [int]$row.Tests) {
        "FAILED: $($row.Step) ran $count test(s), and at least $($row.Tests) are known."
        $failed++
    }
}

"$passed passed, $failed failed, $skipped skipped"
exit [int]($failed -gt 0)
