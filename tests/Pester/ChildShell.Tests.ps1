# The helper that every suite and benchmark starts shells with: what it starts is PowerShell, whichever way this one was started.
BeforeAll {
    $helper = Join-Path $PSScriptRoot 'ChildShell.psm1'
    Import-Module $helper -Force

    function Test-Running { param([int] $Id) $null -ne (Get-Process -Id $Id -ErrorAction SilentlyContinue | Where-Object { -not $_.HasExited }) }

    # Starts a shell, waits for it to say its process id, kills what was started, and tells what is left. A line of JSON.
    $trial = @'
Import-Module '{0}'
$process = Start-ChildShell '[Console]::WriteLine($PID); Start-Sleep -Seconds 600'
$said = [int]$process.StandardOutput.ReadLine()
$before = $null -ne (Get-Process -Id $said -ErrorAction SilentlyContinue)
$process.Kill()
$process.WaitForExit()
# The system removes it from its list a moment later.
foreach ($look in 1..200) {{
    $after = $null -ne (Get-Process -Id $said -ErrorAction SilentlyContinue)
    if (-not $after) {{ break }}
    Start-Sleep -Milliseconds 50
}}
'{{0}} {{1}} {{2}} {{3}}' -f [IO.Path]::GetFileNameWithoutExtension((Get-Process -Id $PID).Path), ($said -eq $process.Id), $before, $after
'@ -f $helper
}

Describe 'A child shell' {
    It 'is killed, and is gone' {
        & ([scriptblock]::Create($trial)) | Should -BeLike '* True True False'
    }

    It 'is killed, and is gone, where PowerShell was started as <Way>' -ForEach @(
        @{ Way = 'pwsh, an ordinary installation'; File = 'pwsh'; Name = 'pwsh' }
        @{ Way = 'dotnet pwsh.dll, as the .NET tool is'; File = 'pwsh.dll'; Name = 'dotnet' }
        @{ Way = 'the command of the .NET tool'; File = '../Microsoft.PowerShell.GlobalTool.Shim.dll'; Name = 'dotnet' }
    ) {
        $wanted = Join-Path $PSHOME $File
        if ($PSVersionTable.PSEdition -ne 'Core') { Set-ItResult -Skipped -Because 'Windows PowerShell is started in one way only' }
        if ($IsWindows -and $File -eq 'pwsh') { $wanted += '.exe' }
        if (-not (Test-Path -LiteralPath $wanted)) { Set-ItResult -Skipped -Because "this PowerShell has no $File" }
        $script = Join-Path $TestDrive 'trial.ps1'
        Set-Content -LiteralPath $script -Value $trial
        $said = if ($File -like '*.dll') { dotnet $wanted -NoProfile -NonInteractive -File $script } else { & $wanted -NoProfile -NonInteractive -File $script }
        $said | Should -Be "$Name True True False"
    }

    It 'runs to its end with its output and exit code' {
        Invoke-ChildShell '-Command', '"a b"; exit 7' | Should -Be 'a b'
        $LASTEXITCODE | Should -Be 7
    }

    It 'passes empty arguments and arguments with spaces on to a script' {
        $script = Join-Path $TestDrive 'with spaces.ps1'
        Set-Content -LiteralPath $script -Value 'param($First, $Second) "<$First>"; "<$Second>"'
        Invoke-ChildShell '-File', $script, '', 'b c' | Should -Be '<>', '<b c>'
    }
}
