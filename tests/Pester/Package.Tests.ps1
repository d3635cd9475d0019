# The module as it is packed. Packages that ./build.ps1 -Task Pack has put beside the module are the ones that ship; where there
# are none, the suite packs the module itself.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Split-Path (Get-TestModulePath)
    $root = Split-Path (Split-Path $PSScriptRoot)
    $manifest = & (Join-Path $root 'tools/Read-Manifest.ps1') -Path (Get-TestModulePath)
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $out = Split-Path $module
    $isRelease = [bool](Get-ChildItem -LiteralPath $out -File | Where-Object { $_.Extension -in '.nupkg', '.zip' })
    if (-not $isRelease) {
        $out = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'out')).FullName
        $null = & (Join-Path $root 'tools/New-Package.ps1') -Module $module -OutputPath $out -WithoutMachineCode
    }
    $nupkg = Join-Path $out "XScrape.$($manifest.ModuleVersion).nupkg"
    $zip = Join-Path $out 'XScrape.zip'

    # How many bytes of machine code stand beside the IL, and which compilation it is.
    function Get-AssemblyFact {
        param([string] $Path)
        $stream = [IO.File]::OpenRead($Path)
        $reader = [Reflection.PortableExecutable.PEReader]::new($stream)
        try {
            $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
            [pscustomobject]@{
                MachineCode = $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size
                Mvid        = $metadata.GetGuid($metadata.GetModuleDefinition().Mvid)
            }
        }
        finally { $reader.Dispose() }
    }
}

Describe 'The built module' {
    It 'has a manifest that Test-ModuleManifest finds clean' {
        $found = Test-ModuleManifest -Path (Get-TestModulePath) -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        $found.Name | Should -Be 'XScrape'
        $found.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $found.PowerShellVersion | Should -Be '5.1'
        $found.DotNetFrameworkVersion | Should -Be '4.7.2'
        $found.Tags | Should -Contain 'PSEdition_Desktop'
        $found.Tags | Should -Contain 'PSEdition_Core'
        $found.LicenseUri | Should -Not -BeNullOrEmpty
        $found.ProjectUri | Should -Not -BeNullOrEmpty
    }

    It 'lists its exports, and exports nothing else' {
        $manifest.CmdletsToExport | Should -Not -Contain '*'
        foreach ($kind in 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') { @($manifest[$kind]).Count | Should -Be 0 -Because $kind }
        Import-Module (Get-TestModulePath) -Force
        $exported = (Get-Module XScrape).ExportedCommands.Keys | Sort-Object
        $exported -join ', ' | Should -Be (($manifest.CmdletsToExport | Sort-Object) -join ', ')
    }

    It 'has the release notes of the changelog' {
        if (-not $isRelease) { Set-ItResult -Skipped -Because './build.ps1 writes them, and this module was only laid out' }
        $log = Get-Content -LiteralPath (Join-Path $root 'CHANGELOG.md') -Raw -Encoding utf8
        $section = @("[$($manifest.ModuleVersion)]", '[Unreleased]' | Where-Object { $log.Contains("## $_") })[0]
        $wanted = ($log.Substring($log.IndexOf("## $section")) -split "`n", 2)[1] -split '(?m)^## ' | Select-Object -First 1
        $manifest.PrivateData.PSData.ReleaseNotes -replace "`r" | Should -Be ($wanted -replace "`r").Trim()
    }

    It 'carries no file of the build, and nothing that PowerShell brings itself' {
        $names = (Get-ChildItem -LiteralPath $module -Recurse -File).Name
        $names | Where-Object { $_ -match '\.(pdb|deps\.json|runtimeconfig\.json|config)$|^System\.Management\.Automation' } | Should -BeNullOrEmpty
        $folders = @(Get-ChildItem -LiteralPath (Join-Path $module 'bin') -Directory)
        (Get-ChildItem -LiteralPath $module -Recurse -Filter XScrape.Core.dll).Count | Should -Be $folders.Count -Because 'one for each build: both contexts share it'
    }

    It 'has machine code for <_>, of the very same build' -ForEach 'win-x64', 'linux-x64' {
        if ($PSVersionTable.PSEdition -ne 'Core') { Set-ItResult -Skipped -Because 'Windows PowerShell has no reader of metadata' }
        $images = Join-Path $module "bin/Core-$_"
        if (-not $isRelease -and -not (Test-Path -LiteralPath $images)) { Set-ItResult -Skipped -Because './build.ps1 -Task Pack makes it, and this module was only laid out' }
        $images | Should -Exist
        $core = Join-Path $module 'bin/Core'
        $names = { param($folder) Get-ChildItem -LiteralPath $folder -Recurse -File | ForEach-Object { $_.FullName.Substring($folder.Length) } | Sort-Object }
        & $names $images | Should -Be (& $names $core)
        foreach ($name in & $names $core) {
            $image = Get-AssemblyFact (Join-Path $images $name)
            $plain = Get-AssemblyFact (Join-Path $core $name)
            $image.MachineCode | Should -BeGreaterThan 0 -Because $name
            $plain.MachineCode | Should -Be 0 -Because $name
            $image.Mvid | Should -Be $plain.Mvid -Because $name
        }
    }

    It 'loads the machine code of this platform, and runs without it as well' {
        $loaded = "Import-Module '$(Get-TestModulePath)'; (Get-Command Connect-XACluster).ImplementingType.Assembly.Location"
        $system = if ($IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
        $wanted = Join-Path $module ('bin/Core-{0}-{1}' -f $system, "$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant())
        $folder = if ($PSVersionTable.PSEdition -ne 'Core') { 'bin/Desktop' } elseif (Test-Path -LiteralPath $wanted) { $wanted.Substring($module.Length + 1) } else { 'bin/Core' }
        Invoke-ChildShell '-Command', $loaded | Should -Be ([IO.Path]::GetFullPath([IO.Path]::Combine($module, $folder, 'XScrape.PowerShell.dll')))

        $bare = Join-Path $TestDrive 'bare/XScrape'
        Copy-Item -LiteralPath $module -Destination $bare -Recurse
        Get-ChildItem -Path (Join-Path $bare 'bin') -Filter 'Core-*' | Remove-Item -Recurse
        $script = "Import-Module '$bare/XScrape.psd1'; `$aws = Start-XASimulator; (New-XAScraperSourceRole -Name p -TargetAccountId 444455556666 @aws).SourceRoleName; Stop-XASimulator `$aws"
        Invoke-ChildShell '-Command', $script | Should -BeLike 'XA-p-*-Source'
    }

    It 'names every assembly of others, and no other, in THIRD-PARTY-NOTICES.txt, with the text of its license' {
        $text = Get-Content -LiteralPath (Join-Path $module 'THIRD-PARTY-NOTICES.txt') -Raw
        $rows = [regex]::Matches($text, '(?m)^(?<file>\S+\.dll) +\S+ +\d[\d.]* +(?<license>\S+)\r?$')
        $held = Get-ChildItem -LiteralPath (Join-Path $module 'bin') -Recurse -Filter *.dll | Where-Object { $_.Name -notlike 'XScrape.*' } | ForEach-Object { $_.Name } | Sort-Object -Unique
        $named = @($rows | ForEach-Object { $_.Groups['file'].Value } | Sort-Object)
        # A module that was laid out for PowerShell 7 alone holds fewer.
        $whole = Test-Path -LiteralPath (Join-Path $module 'bin/Desktop')
        if (-not $whole) { $named = @($named | Where-Object { $held -contains $_ }) }
        $named -join ', ' | Should -Be ($held -join ', ')
        $headings = @{ 'MIT' = 'The MIT license'; 'Apache-2.0' = 'The Apache License, Version 2.0' }
        foreach ($license in $rows | ForEach-Object { $_.Groups['license'].Value } | Sort-Object -Unique) { $text | Should -Match "(?m)^$([regex]::Escape($headings[$license]))\r?$" -Because $license }
        if ($whole) { Join-Path $module 'bin/Desktop/THIRD-PARTY-NOTICES.TXT' | Should -Exist }
    }

    It 'carries the runbooks and the example, for users to copy' {
        $files = 'Examples/Change.Tests.ps1', 'Runbooks/Connect-Fleet.AzureAutomation.ps1', 'Runbooks/Connect-Fleet.RunCommand.ps1', 'Runbooks/README.md', 'Runbooks/XScrape-ConnectCluster.Automation.yaml'
        foreach ($file in $files) { Join-Path $module $file | Should -Exist }
    }

    It 'is found clean by PSScriptAnalyzer' {
        if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed' }
        $settings = @{ Severity = 'Error', 'Warning'; ExcludeRules = 'PSAvoidUsingWriteHost' }
        $found = @(
            Invoke-ScriptAnalyzer -Path $module -Recurse -Severity Error, Warning
            foreach ($path in 'build.ps1', 'tools') { Invoke-ScriptAnalyzer -Path (Join-Path $root $path) -Recurse -Settings $settings }
        )
        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'The packages' {
    It 'are both there' {
        $files = @(Get-ChildItem -LiteralPath $out -File | ForEach-Object { $_.Name } | Sort-Object)
        $files -join ', ' | Should -Be "XScrape.$($manifest.ModuleVersion).nupkg, XScrape.zip"
    }
}

Describe 'The <Kind>' -ForEach @(@{ Kind = 'nupkg'; Inner = '' }, @{ Kind = 'zip'; Inner = 'XScrape' }) {
    BeforeAll {
        $place = Join-Path $TestDrive $Kind
        $File = if ($Kind -eq 'zip') { $zip } else { $nupkg }
        [IO.Compression.ZipFile]::ExtractToDirectory($File, $place)
        $installed = if ($Inner) { Join-Path $place $Inner } else { $place }
    }

    It 'holds every file of the module, unchanged' {
        $hash = { param($folder) Get-ChildItem -LiteralPath $folder -Recurse -File -Force | ForEach-Object { $_.FullName.Substring($folder.Length + 1).Replace('\', '/') + ' ' + (Get-FileHash -LiteralPath $_.FullName).Hash } | Sort-Object }
        $own = & $hash (Resolve-Path -LiteralPath $module).ProviderPath
        $packed = & $hash (Resolve-Path -LiteralPath $installed).ProviderPath
        $added = if ($Kind -eq 'nupkg') { '[Content_Types].xml', '_rels/.rels', 'XScrape.nuspec' }
        @($packed | Where-Object { $own -notcontains $_ } | ForEach-Object { ($_ -split ' ')[0] } | Sort-Object) | Should -Be @($added | Sort-Object)
        $own | Where-Object { $packed -notcontains $_ } | Should -BeNullOrEmpty
    }

    It 'is imported and used in a process of its own' {
        $psd1 = Join-Path $installed 'XScrape.psd1'
        $script = "`$ErrorActionPreference = 'Stop'; Import-Module '$psd1'; `$aws = Start-XASimulator; (New-XAScraperSourceRole -Name p -TargetAccountId 444455556666 @aws).SourceRoleName; (Get-Module XScrape).ModuleBase; (Get-Help New-XAScraper).Synopsis; Stop-XASimulator `$aws"
        $lines = @(Invoke-ChildShell '-Command', $script)
        $LASTEXITCODE | Should -Be 0 -Because "$lines"
        $lines[0] | Should -BeLike 'XA-p-*-Source'
        $lines[1] | Should -Be (Resolve-Path -LiteralPath $installed).ProviderPath
        $lines[2] | Should -BeLike 'Makes the scraper*'
    }
}

Describe 'The nupkg as a gallery reads it' {
    BeforeAll {
        $file = Get-Item -LiteralPath $nupkg
        $place = Join-Path $TestDrive 'gallery'
        [IO.Compression.ZipFile]::ExtractToDirectory($file.FullName, $place)
    }

    It 'has a nuspec with the facts of the manifest' {
        $data = ([xml](Get-Content -LiteralPath (Join-Path $place 'XScrape.nuspec') -Raw)).package.metadata
        $data.id | Should -Be 'XScrape'
        $data.version | Should -Be $manifest.ModuleVersion
        $file.Name | Should -Be "XScrape.$($data.version).nupkg"
        $data.licenseUrl | Should -Be $manifest.PrivateData.PSData.LicenseUri
        $data.releaseNotes | Should -Be $manifest.PrivateData.PSData.ReleaseNotes
        $tags = $data.tags -split ' '
        foreach ($tag in @('PSModule', 'PSEdition_Desktop', 'PSEdition_Core') + @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_" })) { $tags | Should -Contain $tag }
    }

    It 'declares a content type for every part' {
        $types = ([xml](Get-Content -LiteralPath (Join-Path $place '[Content_Types].xml') -Raw)).Types
        foreach ($part in Get-ChildItem -LiteralPath $place -Recurse -File -Force | Where-Object Name -NE '[Content_Types].xml') {
            $known = if ($part.Extension) { $types.Default.Extension -contains $part.Extension.TrimStart('.') } else { @($types.Override.PartName) -contains "/$($part.Name)" }
            $known | Should -BeTrue -Because $part.Name
        }
    }

    It 'is installed by Install-PSResource from a folder, where that is there' {
        if (-not (Get-Command Install-PSResource -ErrorAction SilentlyContinue)) { Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PSResourceGet is not installed' }
        $name = 'xscrape-test-' + [guid]::NewGuid().ToString('N')
        Register-PSResourceRepository -Name $name -Uri $file.DirectoryName -Trusted
        try { Save-PSResource -Name XScrape -Repository $name -Path (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'saved')) -WarningAction SilentlyContinue }
        finally { Unregister-PSResourceRepository -Name $name }
        Join-Path $TestDrive "saved/XScrape/$($manifest.ModuleVersion)/XScrape.psd1" | Should -Exist
    }
}

Describe 'The zip for Azure Automation' {
    It 'has one folder, named as the module, short paths, and is small' {
        $archive = [IO.Compression.ZipFile]::OpenRead($zip)
        try { $names = $archive.Entries.FullName } finally { $archive.Dispose() }
        $names | Where-Object { $_ -notlike 'XScrape/*' } | Should -BeNullOrEmpty
        $names | Should -Contain 'XScrape/XScrape.psd1'
        ($names | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessThan 140
        (Get-Item -LiteralPath $zip).Length | Should -BeLessThan 16MB
    }
}

Describe 'Packing' {
    It 'refuses a module without machine code for <_>' -ForEach 'win-x64', 'linux-x64' {
        $place = Join-Path $TestDrive "without-$_"
        Copy-Item -LiteralPath $module -Destination (Join-Path $place 'XScrape') -Recurse
        $bin = Join-Path $place 'XScrape/bin'
        foreach ($one in 'win-x64', 'linux-x64') { if (-not (Test-Path -LiteralPath (Join-Path $bin "Core-$one"))) { Copy-Item -LiteralPath (Join-Path $bin 'Core') -Destination (Join-Path $bin "Core-$one") -Recurse } }
        Remove-Item -LiteralPath (Join-Path $bin "Core-$_/XScrape.Core.dll")
        { & (Join-Path $root 'tools/New-Package.ps1') -Module (Join-Path $place 'XScrape') -OutputPath $place } | Should -Throw "*no machine code for $_*bin/Core-$_/XScrape.Core.dll*"
        Get-ChildItem -LiteralPath $place -File | Should -BeNullOrEmpty
    }

    It 'twice gives the same bytes' {
        # Both made here: another platform's zlib compresses the same bytes to others.
        $once, $again = 'once', 'again' | ForEach-Object {
            $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive $_)
            , @(& (Join-Path $root 'tools/New-Package.ps1') -Module $module -OutputPath $folder -WithoutMachineCode:(-not $isRelease))
        }
        $once.Count | Should -Be 2
        (Get-FileHash $once.FullName).Hash | Should -Be (Get-FileHash $again.FullName).Hash
    }
}
