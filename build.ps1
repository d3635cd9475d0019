<#
.SYNOPSIS
    Builds, tests and cleans the XScrape module. Runs in Windows PowerShell 5.1 and PowerShell 7.
.PARAMETER Task
    Build: out/XScrape, ready to import. Test: builds, then runs the xunit and Pester suites. Pester: only the Pester suites,
    against what was built. Clean: removes what the others made.
.EXAMPLE
    ./build.ps1
    Builds out/XScrape.
.EXAMPLE
    ./build.ps1 -Task Test
    Builds and runs every suite; Pester 5 is needed for the Pester suites.
#>
[CmdletBinding()]
param(
    [ValidatePattern('^((Build|Test|Pester|Clean)(,|$))+$')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$module = Join-Path (Join-Path $root 'out') 'XScrape'

function Invoke-DotNet {
    param([Parameter(Mandatory = $true)][string[]] $Argument)
    Write-Verbose ('dotnet ' + ($Argument -join ' '))
    & dotnet @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($Argument[0]) ended with exit code $LASTEXITCODE." }
}

function Publish-Project {
    param([string] $Name, [string] $Framework, [string] $To)
    $project = [IO.Path]::Combine($root, 'src', $Name, "$Name.csproj")
    Invoke-DotNet 'publish', $project, '--configuration', $Configuration, '--framework', $Framework, '--output', $To, '--nologo', '--verbosity', 'quiet'
}

function Remove-Extra {
    # What the platform or PowerShell itself brings must not be shipped.
    param([string] $Folder, [string[]] $Name)
    foreach ($one in $Name) {
        Get-ChildItem -Path $Folder -Filter $one | Remove-Item -Force
    }
}

function Invoke-Build {
    Invoke-Clean
    $core = [IO.Path]::Combine($module, 'bin', 'Core')
    $private = Join-Path $core 'private'
    $desktop = [IO.Path]::Combine($module, 'bin', 'Desktop')

    Publish-Project 'XScrape.PowerShell' 'net8.0' $core
    foreach ($adapter in 'XScrape.Aws', 'XScrape.Yaml') { Publish-Project $adapter 'net8.0' $private }
    # Core is shared by both contexts, so it lies outside the private folder only.
    Remove-Extra $private 'XScrape.Core.*', '*.deps.json', '*.runtimeconfig.json', '*.pdb', '*.xml', '*.config'
    Remove-Extra $core 'System.Management.Automation.dll', '*.deps.json', '*.runtimeconfig.json', '*.pdb', '*.xml', '*.config'

    # Windows PowerShell has one context and no binding redirects: one flat folder.
    foreach ($part in 'XScrape.Aws', 'XScrape.Yaml', 'XScrape.PowerShell') { Publish-Project $part 'net472' $desktop }
    Remove-Extra $desktop 'System.Management.Automation.dll', '*.deps.json', '*.runtimeconfig.json', '*.pdb', '*.xml', '*.config'

    Copy-Item -Path (Join-Path $root 'XScrape.psd1'), (Join-Path $root 'LICENSE') -Destination $module
    Copy-Item -Path ([IO.Path]::Combine($root, 'Module', '*')) -Destination $module -Recurse
    Write-Host "Built $module"
}

function Invoke-Test {
    Invoke-Build
    Push-Location $root
    try { Invoke-DotNet 'test' } finally { Pop-Location }
    Invoke-PesterSuite
}

function Invoke-PesterSuite {
    $pester = Get-Module -Name Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 } | Select-Object -First 1
    if ($null -eq $pester) { throw 'Pester 5 is not installed: Install-Module Pester -MinimumVersion 5.0' }
    Import-Module $pester
    $pesterConfiguration = New-PesterConfiguration
    $pesterConfiguration.Run.Path = [IO.Path]::Combine($root, 'tests', 'Pester')
    $pesterConfiguration.Run.PassThru = $true
    $pesterConfiguration.Output.Verbosity = 'Detailed'
    $result = Invoke-Pester -Configuration $pesterConfiguration
    Write-Host ('Pester: {0} passed, {1} failed, {2} skipped' -f $result.PassedCount, $result.FailedCount, $result.SkippedCount)
    if ($result.Result -ne 'Passed') { throw 'Pester suites failed.' }
}

function Invoke-Clean {
    $out = Join-Path $root 'out'
    if (Test-Path -LiteralPath $out) { Remove-Item -LiteralPath $out -Recurse -Force }
}

# "pwsh -File build.ps1 -Task A,B" gives one text.
foreach ($one in $Task -split ',') {
    switch ($one) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Clean' { Invoke-Clean }
    }
}
