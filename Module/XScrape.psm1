# PowerShell 7 loads the net8.0 build, Windows PowerShell 5.1 the net472 build. Nothing else happens here.
$edition = if ($PSEdition -eq 'Core') { 'Core' } else { 'Desktop' }
$bin = [IO.Path]::Combine($PSScriptRoot, 'bin', $edition)
if ($edition -eq 'Core') {
    # The same build with machine code made ahead of time, for the platforms that have it: the first command starts sooner.
    $runtime = [Runtime.InteropServices.RuntimeInformation]
    $system = if ($runtime::IsOSPlatform([Runtime.InteropServices.OSPlatform]::Windows)) { 'win' } elseif ($runtime::IsOSPlatform([Runtime.InteropServices.OSPlatform]::Linux)) { 'linux' } else { 'osx' }
    $images = "$bin-$system-$($runtime::ProcessArchitecture.ToString().ToLowerInvariant())"
    if ([IO.Directory]::Exists($images)) { $bin = $images }
}
if ($edition -eq 'Desktop') {
    # Windows PowerShell has one place for all modules: of two builds with one identity the first that is loaded serves both.
    $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' -and [IO.Path]::GetDirectoryName($_.Location) -ne $bin } | Select-Object -First 1
    if ($loaded) {
        Write-Warning "XScrape: another AWSSDK.Core ($([Diagnostics.FileVersionInfo]::GetVersionInfo($loaded.Location).FileVersion), $($loaded.Location)) is loaded already, and Windows PowerShell will use it for XScrape too. If calls to AWS fail, import XScrape first, in a new session."
    }
}
Import-Module ([IO.Path]::Combine($bin, 'XScrape.PowerShell.dll'))
