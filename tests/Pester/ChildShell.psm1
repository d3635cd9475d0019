# Child shells, for every suite and benchmark: the process that is started is PowerShell itself, so that killing it ends it.

function Get-ChildShell {
    <#
    .SYNOPSIS
        How to start the PowerShell that runs this: the program, and what comes before PowerShell's own arguments.
    .DESCRIPTION
        The .NET tool runs PowerShell as "dotnet pwsh.dll". The tool's own commands start that as a child of theirs, which lives on
        when they are killed; so this names what really runs here, and never a command that is found by its name.
    #>
    $program = (Get-Process -Id $PID).Path
    $name = [IO.Path]::GetFileNameWithoutExtension($program)
    if ($name -eq 'pwsh' -or $name -eq 'powershell') { return [pscustomobject]@{ Program = $program; Argument = @() } }
    $assembly = [Reflection.Assembly]::GetEntryAssembly().Location
    if ($name -eq 'dotnet' -and [IO.Path]::GetFileName($assembly) -eq 'pwsh.dll') { return [pscustomobject]@{ Program = $program; Argument = @($assembly) } }
    throw "This runs in '$program' with '$assembly', which is no PowerShell that can be started again."
}

function Invoke-ChildShell {
    <#
    .SYNOPSIS
        Runs a child shell to its end, as "pwsh ..." typed at a prompt: output goes on, and $LASTEXITCODE is its exit code.
    .PARAMETER Argument
        PowerShell's arguments. -NoProfile and -NonInteractive come before them.
    #>
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string[]] $Argument)
    $shell = Get-ChildShell
    $before = $shell.Argument
    & $shell.Program @before -NoProfile -NonInteractive @Argument
}

function Start-ChildShell {
    <#
    .SYNOPSIS
        Starts a child shell without a console that runs a script, and returns its process, which can be killed.
    .PARAMETER Script
        What it runs. Its output can be read from the process.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test asks nobody.')]
    [OutputType([Diagnostics.Process])]
    param([Parameter(Mandatory = $true)][string] $Script)
    $shell = Get-ChildShell
    $start = New-Object Diagnostics.ProcessStartInfo $shell.Program
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.RedirectStandardInput = $true
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
    # One text, for Windows PowerShell has no list of arguments here.
    $start.Arguments = (@($shell.Argument | ForEach-Object { "`"$_`"" }) + "-NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded") -join ' '
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $process
}

Export-ModuleMember -Function Get-ChildShell, Invoke-ChildShell, Start-ChildShell
