# PowerShell 7 loads the net8.0 build, Windows PowerShell 5.1 the net472 build. Nothing else happens here.
$root = $PSScriptRoot
if ($PSEdition -eq 'Core') {
    # The same build with machine code made ahead of time, for the platforms that have it: the first command starts sooner. No method is
    # called here, which would double what this file costs. A .NET that a Linux distribution has built names it (ubuntu.24.04-x64).
    $platform = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier -replace '^(linux-musl|(?!win|osx|linux|freebsd|illumos|solaris)[^-]+)-', 'linux-'
    $images = Import-Module "$root/bin/Core-$platform/XScrape.PowerShell.dll" -PassThru -ErrorAction Ignore
    if (-not $images) { Import-Module "$root/bin/Core/XScrape.PowerShell.dll" }
}
else {
    $bin = [IO.Path]::Combine($root, 'bin', 'Desktop')
    # Windows PowerShell has one place for all modules: of two builds with one identity the first that is loaded serves both.
    $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' -and [IO.Path]::GetDirectoryName($_.Location) -ne $bin } | Select-Object -First 1
    if ($loaded) {
        Write-Warning "XScrape: another AWSSDK.Core ($([Diagnostics.FileVersionInfo]::GetVersionInfo($loaded.Location).FileVersion), $($loaded.Location)) is loaded already, and Windows PowerShell will use it for XScrape too. If calls to AWS fail, import XScrape first, in a new session."
    }
    Import-Module ([IO.Path]::Combine($bin, 'XScrape.PowerShell.dll'))
}
