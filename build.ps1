<#
.SYNOPSIS
    Builds, tests, packs and cleans the XScrape module. Runs in Windows PowerShell 5.1 and PowerShell 7.
.PARAMETER Task
    Build: out/XScrape with its help, ready to import. Test: "dotnet test", with the Pester suites. Pester: the Pester suites
    against what was built. Pack: builds, then makes out/XScrape.<version>.nupkg for the PowerShell Gallery
    and out/XScrape.zip for Azure Automation. Clean: removes what the others made.
.PARAMETER Configuration
    Release or Debug.
.PARAMETER Platform
    The platforms for which the module carries machine code made ahead of time, so that its first command starts sooner there.
    None builds faster; the module then runs everywhere alike. A package must have win-x64 and linux-x64. Where the machine code
    cannot be made, -Task Pack and CI fail; otherwise the build warns.
.PARAMETER Suite
    The Pester suites to run, by name: Help is tests/Pester/Help.Tests.ps1. Without it, all of them.
.EXAMPLE
    ./build.ps1
    Builds out/XScrape.
.EXAMPLE
    ./build.ps1 -Platform None
    Builds out/XScrape quickly, without machine code.
.EXAMPLE
    ./build.ps1 -Task Test
    Runs every suite over the module that the tests build for themselves.
.EXAMPLE
    ./build.ps1 -Task Pack,Pester
    Builds and packs, then runs the Pester suites, those over the two packages included.
#>
[CmdletBinding()]
param(
    [ValidatePattern('^((Build|Test|Pester|Pack|Clean)(,|$))+$')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidatePattern('^(((win|linux|osx)-(x64|arm64)|None)(,|$))+$')]
    [string[]] $Platform = @('win-x64', 'linux-x64'),

    [ValidatePattern('^[A-Za-z]+(,[A-Za-z]+)*$')]
    [string[]] $Suite
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$out = Join-Path $root 'out'
$module = Join-Path $out 'XScrape'
$bin = Join-Path 'bin' $Configuration
# "pwsh -File build.ps1 -Platform A,B" gives one text; so it is with -Task.
$platforms = @($Platform -split ',' | Where-Object { $_ -ne 'None' })
$mustHaveImages = @($Task -split ',') -contains 'Pack' -or $env:CI -eq 'true'

function Invoke-DotNet {
    param([Parameter(Mandatory = $true)][string[]] $Argument)
    Write-Verbose ('dotnet ' + ($Argument -join ' '))
    & dotnet @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($Argument[0]) ended with exit code $LASTEXITCODE." }
}

function Copy-Image {
    # A copy of bin/Core that holds machine code beside the IL. To work with, a module that starts slower is good enough; to ship, it is not.
    param([string] $For, [string] $Core)
    $project = [IO.Path]::Combine($root, 'tools', 'XScrape.ReadyToRun')
    try { Invoke-DotNet 'publish', $project, '--configuration', $Configuration, '--runtime', $For, '--no-self-contained', '-p:PublishReadyToRun=true', '--nologo', '--verbosity', 'quiet' }
    catch {
        if ($mustHaveImages) { throw "There is no machine code for ${For}, and a package must have it: $($_.Exception.Message)" }
        Write-Warning "No machine code for ${For}: $($_.Exception.Message) The module starts slower there."
        return
    }
    Copy-Item -LiteralPath $Core -Destination "$Core-$For" -Recurse
    $made = [IO.Path]::Combine($project, $bin, 'net10.0', $For, 'publish')
    foreach ($file in Get-ChildItem -LiteralPath "$Core-$For" -Filter '*.dll' -Recurse) {
        Copy-Item -LiteralPath (Join-Path $made $file.Name) -Destination $file.FullName
    }
}

function Get-ReleaseNote {
    # The part of the changelog on this version, or on what is not released yet.
    param([string] $Version)
    $log = [IO.File]::ReadAllText((Join-Path $root 'CHANGELOG.md'))
    foreach ($title in [regex]::Escape("[$Version]"), '\[Unreleased\]') {
        $section = [regex]::Match($log, "(?ms)^## $title[^\n]*\n(?<text>.*?)(?=^## |\z)")
        if ($section.Success) { return $section.Groups['text'].Value.Trim() }
    }
    throw "CHANGELOG.md has neither [$Version] nor [Unreleased]."
}

function Copy-Manifest {
    $version = [string](& ([IO.Path]::Combine($root, 'tools', 'Read-Manifest.ps1')) -Path (Join-Path $root 'XScrape.psd1')).ModuleVersion
    $note = (Get-ReleaseNote $version).Replace("'", "''")
    $text = [IO.File]::ReadAllText((Join-Path $root 'XScrape.psd1'))
    $line = [regex]"(?m)(?<=^\s*ReleaseNotes\s*=\s*)'[^']*'"
    if (-not $line.IsMatch($text)) { throw 'XScrape.psd1 has no line ReleaseNotes.' }
    # With a byte order mark, without which Windows PowerShell would read the file in the machine's own code page.
    [IO.File]::WriteAllText((Join-Path $module 'XScrape.psd1'), $line.Replace($text, { "'$note'" }, 1), (New-Object Text.UTF8Encoding $true))
}

function Invoke-Build {
    if (Test-Path -LiteralPath $out) { Remove-Item -LiteralPath $out -Recurse -Force }
    Invoke-DotNet 'build', ([IO.Path]::Combine($root, 'tools', 'XScrape.Package')), '--configuration', $Configuration, "-p:ModuleFolder=$module/", '--nologo', '--verbosity', 'quiet'
    Copy-Manifest
    foreach ($one in $platforms) { Copy-Image $one ([IO.Path]::Combine($module, 'bin', 'Core')) }
    Write-Host "Built $module"
}

function Invoke-Test {
    # The Pester suites are among these tests.
    Push-Location $root
    try { Invoke-DotNet 'test' } finally { Pop-Location }
}

function Get-PinnedPester {
    # The one that the tests use; its version stands in Directory.Packages.props alone.
    $group = ([xml](Get-Content -LiteralPath (Join-Path $root 'Directory.Packages.props') -Raw)).SelectSingleNode('//PesterVersion')
    $packages = ((& dotnet nuget locals global-packages --list --force-english-output) -replace '^[^:]*:\s*', '').Trim()
    $path = [IO.Path]::Combine($packages, 'pester', $group.InnerText, 'tools', 'Pester.psd1')
    if (-not (Test-Path -LiteralPath $path)) { Invoke-DotNet 'restore', ([IO.Path]::Combine($root, 'tests', 'XScrape.Pester.Tests')) }
    $path
}

function Invoke-PesterSuite {
    # The suites run as they do when Invoke-Pester is typed, against what was built.
    Set-StrictMode -Off
    Import-Module (Get-PinnedPester)
    $pesterConfiguration = New-PesterConfiguration
    $files = [IO.Path]::Combine($root, 'tests', 'Pester')
    if ($Suite) { $files = @($Suite -split ',' | ForEach-Object { (Get-Item -LiteralPath (Join-Path $files "$_.Tests.ps1") -ErrorAction Stop).FullName }) }
    $pesterConfiguration.Run.Path = $files
    $pesterConfiguration.Run.PassThru = $true
    $pesterConfiguration.Output.Verbosity = 'Detailed'
    $result = Invoke-Pester -Configuration $pesterConfiguration
    Write-Host ('Pester: {0} passed, {1} failed, {2} skipped' -f $result.PassedCount, $result.FailedCount, $result.SkippedCount)
    if ($result.Result -ne 'Passed') { exit 1 }
}

function Invoke-Pack {
    Invoke-Build
    & ([IO.Path]::Combine($root, 'tools', 'New-Package.ps1')) -Module $module -OutputPath $out | ForEach-Object { Write-Host ('Packed {0}, {1:n0} bytes' -f $_.FullName, $_.Length) }
}

function Invoke-Clean {
    $made = Get-ChildItem -Path (Join-Path $root 'src'), (Join-Path $root 'tests'), (Join-Path $root 'tools') -Directory -Recurse -Include 'bin', 'obj' |
        Where-Object { Get-ChildItem -Path (Split-Path $_.FullName) -Filter '*.csproj' }
    foreach ($folder in @($out) + @($made | ForEach-Object { $_.FullName })) {
        if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    }
}

foreach ($one in $Task -split ',') {
    switch ($one) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Pack' { Invoke-Pack }
        'Clean' { Invoke-Clean }
    }
}
