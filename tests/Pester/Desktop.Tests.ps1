# What Windows PowerShell 5.1 will meet, checked from PowerShell 7: references, syntax, the module file.
BeforeDiscovery {
    $skip = $PSVersionTable.PSEdition -ne 'Core'
    if ($skip) { return }
    $root = Split-Path (Split-Path $PSScriptRoot)
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Split-Path (Get-TestModulePath)
    $scripts = @(
        Get-ChildItem -Path $module -Recurse -Include *.ps1, *.psm1, *.psd1
        Get-ChildItem -Path (Join-Path $root 'tools'), $root -Filter *.ps1
    ) | ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_.FullName); Path = $_.FullName } }
    $xml = @(Get-ChildItem -Path $module -Recurse -Include *.ps1xml, *-Help.xml | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } })
    $assemblies = @(Get-ChildItem -Path (Join-Path $module 'bin/Desktop') -Filter *.dll | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } })
}

BeforeAll {
    if ($PSVersionTable.PSEdition -ne 'Core') { return }
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Split-Path (Get-TestModulePath)
    $desktop = Join-Path $module 'bin/Desktop'

    function Read-Assembly {
        # Its own name and those that it refers to, from metadata: nothing is loaded.
        param([string] $Path)
        $stream = [IO.File]::OpenRead($Path)
        try {
            $image = [Reflection.PortableExecutable.PEReader]::new($stream)
            if (-not $image.HasMetadata) { return }
            $reader = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
            if (-not $reader.IsAssembly) { return }
            $definition = $reader.GetAssemblyDefinition()
            [pscustomobject]@{
                Name       = $reader.GetString($definition.Name)
                Version    = $definition.Version
                Token      = Get-Token ($reader.GetBlobBytes($definition.PublicKey)) $true
                References = @(foreach ($handle in $reader.AssemblyReferences) {
                        $reference = $reader.GetAssemblyReference($handle)
                        $isKey = ($reference.Flags -band [Reflection.AssemblyFlags]::PublicKey) -ne 0
                        [pscustomobject]@{ Name = $reader.GetString($reference.Name); Version = $reference.Version; Token = Get-Token ($reader.GetBlobBytes($reference.PublicKeyOrToken)) $isKey }
                    })
            }
        }
        finally { $stream.Dispose() }
    }

    function Get-Token {
        param([byte[]] $Key, [bool] $IsKey)
        if (-not $Key) { return '' }
        if ($IsKey) { $hash = [Security.Cryptography.SHA1]::HashData($Key); $Key = $hash[-1..-8] }
        [Convert]::ToHexString($Key)
    }

    $own = @{}
    foreach ($file in Get-ChildItem -Path $desktop -Filter *.dll) { $own[$file.BaseName] = Read-Assembly $file.FullName }
    $cache = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { (dotnet nuget locals global-packages --list) -replace '^global-packages: ' }
    $framework = @{}
    $reference = [IO.Path]::Combine($cache, 'microsoft.netframework.referenceassemblies.net472', '1.0.3', 'build', '.NETFramework', 'v4.7.2')
    foreach ($file in Get-ChildItem -Path $reference, (Join-Path $reference 'Facades') -Filter *.dll) {
        $read = Read-Assembly $file.FullName
        if ($read) { $framework[$read.Name] = $read }
    }
}

Describe 'References of bin/Desktop' -Skip:$skip {
    It 'the reference assemblies of .NET Framework 4.7.2 were found' {
        $framework.Count | Should -BeGreaterThan 200
        $framework['mscorlib'].Version | Should -Be '4.0.0.0'
    }

    It '<Name> finds each of its references' -ForEach $assemblies {
        $missing = foreach ($wanted in (Read-Assembly $Path).References) {
            $fitting = @($own[$wanted.Name], $framework[$wanted.Name] | Where-Object { $_ -and $_.Token -eq $wanted.Token })
            # The folder by the rule of the resolve handler, the framework by its own unification: any version at least the one asked.
            $found = @($fitting | Where-Object { $_.Version -ge $wanted.Version }).Count -gt 0
            if (-not $found -and $wanted.Name -ne 'System.Management.Automation') { "$($wanted.Name) $($wanted.Version), key $($wanted.Token)" }
        }
        $missing | Should -BeNullOrEmpty
    }

    It 'nothing lies there that nobody refers to' {
        $referred = @($own.Values | ForEach-Object { $_.References.Name } | Select-Object -Unique) + 'XScrape.PowerShell', 'XScrape.Aws', 'XScrape.Yaml', 'AWSSDK.SSO', 'AWSSDK.SSOOIDC', 'AWSSDK.SecurityToken'
        @($own.Keys | Where-Object { $referred -notcontains $_ }) -join ', ' | Should -BeNullOrEmpty
    }

    It 'no folder assembly is older than one of the framework that has its name' {
        foreach ($name in $own.Keys | Where-Object { $framework.ContainsKey($_) }) { $own[$name].Version | Should -BeGreaterOrEqual $framework[$name].Version -Because $name }
    }
}

Describe 'Scripts' -Skip:$skip {
    It '<Name> is Windows PowerShell 5.1' -ForEach $scripts {
        $tokens = $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        Get-NewConstruct $ast $tokens | Should -BeNullOrEmpty
        $text = [IO.File]::ReadAllText($Path)
        if ($text -match '[^\x00-\x7F]') { [IO.File]::ReadAllBytes($Path)[0] | Should -Be 0xEF -Because 'Windows PowerShell reads a file without a byte order mark in its own code page' }
    }

    It 'the check sees <_>' -ForEach '$a ? 1 : 2', '$a ?? 1', '$a ??= 1', '${a}?.b', '${a}?[0]', 'a && b', 'a || b', 'a &', 'function f { clean { } }', '1 | ForEach-Object -Parallel { }', '$IsWindows', '1..3 | Join-String', 'Test-Json x', 'ConvertFrom-Json x -AsHashtable', 'Get-Content x -AsByteStream', 'using assembly x', '0b101', '1uy', "'a' -replace 'b', { 1 }", '"`e[0m"' {
        $tokens = $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseInput($_, [ref] $tokens, [ref] $errors)
        Get-NewConstruct $ast $tokens | Should -Not -BeNullOrEmpty
    }
}

Describe 'XML' -Skip:$skip {
    It '<Name> is well formed' -ForEach $xml {
        { [xml]::new().Load($Path) } | Should -Not -Throw
    }

    It 'the views and types have no script of PowerShell 7' {
        foreach ($file in Get-ChildItem -Path $module -Filter *.ps1xml) {
            foreach ($block in ([xml](Get-Content -LiteralPath $file.FullName -Raw)).SelectNodes('//ScriptBlock | //GetScriptBlock')) {
                $tokens = $errors = $null
                $ast = [Management.Automation.Language.Parser]::ParseInput($block.InnerText, [ref] $tokens, [ref] $errors)
                $errors | Should -BeNullOrEmpty
                Get-NewConstruct $ast $tokens | Should -BeNullOrEmpty -Because "$($file.Name): $($block.InnerText)"
            }
        }
    }
}

Describe 'XScrape.Desktop.psm1 as Windows PowerShell runs it' -Skip:$skip {
    BeforeAll {
        $decoy = (Copy-Item -LiteralPath (Join-Path $module 'bin/Core/private/AWSSDK.Core.dll') -Destination $TestDrive -PassThru).FullName
        # The real file, with Import-Module only noted.
        $text = (Get-Content -LiteralPath (Join-Path $module 'XScrape.Desktop.psm1') -Raw).Replace('$PSScriptRoot', "'$module'")
        $body = "function Import-Module { `"import `$args`" }`n$text"
        function Invoke-ModuleFile {
            param([string] $Before)
            $file = Join-Path $TestDrive 'run.ps1'
            Set-Content -LiteralPath $file -Value "$Before`n$body"
            @(Invoke-ChildShell '-File', $file 3>&1 6>$null) -join "`n"
        }
    }

    It 'loads the Desktop build and says nothing' {
        Invoke-ModuleFile | Should -Be "import $([IO.Path]::Combine($module, 'bin', 'Desktop', 'XScrape.PowerShell.dll'))"
    }

    It 'warns once if another AWSSDK.Core is there' {
        $said = Invoke-ModuleFile "`$null = [Reflection.Assembly]::LoadFrom('$decoy')"
        @([regex]::Matches($said, 'another AWSSDK.Core')).Count | Should -Be 1
        $said.Replace("`n", '') | Should -Match ([regex]::Escape('XScrape.PowerShell.dll'))
    }
}
