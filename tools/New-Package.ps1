<#
.SYNOPSIS
    Packs a built module for the PowerShell Gallery (nupkg) and for Azure Automation (zip). The same input gives the same bytes.
.PARAMETER Module
    The folder of the built module.
.PARAMETER OutputPath
    Where to put the two files.
.PARAMETER WithoutMachineCode
    Packs a module that was only laid out, for the tests. What ships has machine code.
#>
[CmdletBinding()]
[OutputType([IO.FileInfo])]
param(
    [Parameter(Mandatory = $true)][string] $Module,
    [Parameter(Mandatory = $true)][string] $OutputPath,
    [switch] $WithoutMachineCode
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.IO.Compression
$name = Split-Path -Leaf $Module
$manifest = & (Join-Path $PSScriptRoot 'Read-Manifest.ps1') -Path (Join-Path $Module "$name.psd1")
$utf8 = New-Object Text.UTF8Encoding $false
# The earliest time that a zip can hold: the packages must not depend on when they were made.
$time = New-Object DateTimeOffset 1980, 1, 1, 0, 0, 0, ([TimeSpan]::Zero)

# Azure Automation takes paths of fewer than 140 characters (https://learn.microsoft.com/azure/automation/shared-resources/modules) and
# modules of up to 100 MB (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-automation-limits).
# The size here is a limit of our own: every sandbox downloads and unpacks the module before a runbook starts.
$longestPath = 139
$largestPackage = 16MB

# A package must have the machine code for these, see docs/decisions/0010-machine-code.md.
$platforms = 'win-x64', 'linux-x64'

function Get-ModuleFile {
    $prefix = (Resolve-Path -LiteralPath $Module).ProviderPath.TrimEnd('\', '/').Length + 1
    $files = [Collections.Generic.SortedDictionary[string, byte[]]]::new([StringComparer]::Ordinal)
    foreach ($file in Get-ChildItem -LiteralPath $Module -Recurse -File) {
        $files[$file.FullName.Substring($prefix).Replace('\', '/')] = [IO.File]::ReadAllBytes($file.FullName)
    }
    , $files
}

function Write-Zip {
    param([string] $Path, [Collections.IDictionary] $File)
    $stream = [IO.File]::Create($Path)
    try {
        $zip = New-Object IO.Compression.ZipArchive $stream, ([IO.Compression.ZipArchiveMode]::Create), $false, $utf8
        foreach ($entryName in $File.Keys) {
            $entry = $zip.CreateEntry($entryName, [IO.Compression.CompressionLevel]::Optimal)
            $entry.LastWriteTime = $time
            $content = $entry.Open()
            $content.Write($File[$entryName], 0, $File[$entryName].Length)
            $content.Dispose()
        }
        $zip.Dispose()
    }
    finally { $stream.Dispose() }
    Get-Item -LiteralPath $Path
}

function ConvertTo-XmlText { param([string] $Text) [Security.SecurityElement]::Escape($Text) }

function Get-NuSpec {
    $data = $manifest.PrivateData.PSData
    $cmdlets = @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $tags = @($data.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + $cmdlets
    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>$name</id>
    <version>$($manifest.ModuleVersion)</version>
    <authors>$(ConvertTo-XmlText $manifest.Author)</authors>
    <owners>$(ConvertTo-XmlText $manifest.CompanyName)</owners>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <licenseUrl>$(ConvertTo-XmlText $data.LicenseUri)</licenseUrl>
    <projectUrl>$(ConvertTo-XmlText $data.ProjectUri)</projectUrl>
    <description>$(ConvertTo-XmlText $manifest.Description)</description>
    <releaseNotes>$(ConvertTo-XmlText $data.ReleaseNotes)</releaseNotes>
    <copyright>$(ConvertTo-XmlText $manifest.Copyright)</copyright>
    <tags>$(ConvertTo-XmlText ($tags -join ' '))</tags>
  </metadata>
</package>
"@
}

function Get-ContentType {
    param([string[]] $Name)
    $extensions = @($Name | ForEach-Object { [IO.Path]::GetExtension($_).TrimStart('.').ToLowerInvariant() } | Where-Object { $_ }) + 'nuspec' | Sort-Object -Unique
    $defaults = $extensions | ForEach-Object { "  <Default Extension=`"$_`" ContentType=`"application/octet`" />" }
    # A file without an extension needs a line of its own.
    $overrides = $Name | Where-Object { -not [IO.Path]::GetExtension($_) } | ForEach-Object { "  <Override PartName=`"/$_`" ContentType=`"application/octet`" />" }
    (@('<?xml version="1.0" encoding="utf-8"?>', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
        '  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />') + @($defaults) + @($overrides) + '</Types>') -join "`n"
}

function Assert-MachineCode {
    param([Collections.IDictionary] $File)
    foreach ($platform in $platforms) {
        $missing = @($File.Keys | Where-Object { $_ -like 'bin/Core/*' } | ForEach-Object { $_ -replace '^bin/Core/', "bin/Core-$platform/" } | Where-Object { -not $File.ContainsKey($_) })
        if ($missing) { throw "The module has no machine code for ${platform}: $($missing[0]) is missing. Build it with: ./build.ps1 -Task Pack" }
    }
}

function Assert-Size {
    param([IO.FileInfo] $Package)
    if ($Package.Length -ge $largestPackage) { throw "$($Package.Name) has $($Package.Length) bytes; fewer than $largestPackage are wanted." }
    $Package
}

$files = Get-ModuleFile
if (-not $WithoutMachineCode) { Assert-MachineCode $files }
$relations = @"
<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/$name.nuspec" Id="manifest" />
</Relationships>
"@
$package = [Collections.Generic.SortedDictionary[string, byte[]]]::new($files, [StringComparer]::Ordinal)
$package['_rels/.rels'] = $utf8.GetBytes($relations.Replace("`r", ''))
$package["$name.nuspec"] = $utf8.GetBytes((Get-NuSpec).Replace("`r", ''))
$package['[Content_Types].xml'] = $utf8.GetBytes((Get-ContentType @($files.Keys)))
Assert-Size (Write-Zip -Path (Join-Path $OutputPath "$name.$($manifest.ModuleVersion).nupkg") -File $package)

$folder = [Collections.Generic.SortedDictionary[string, byte[]]]::new([StringComparer]::Ordinal)
foreach ($key in $files.Keys) { $folder["$name/$key"] = $files[$key] }
$long = @($folder.Keys | Where-Object { $_.Length -gt $longestPath })
if ($long) { throw "Azure Automation refuses paths of 140 characters and more: $($long -join ', ')" }
Assert-Size (Write-Zip -Path (Join-Path $OutputPath "$name.zip") -File $folder)
