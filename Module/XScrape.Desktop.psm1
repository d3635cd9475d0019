# Windows PowerShell 5.1 loads the net472 build from here. PowerShell 7 does not come by: its cmdlets stand in the manifest.
$bin = [IO.Path]::Combine($PSScriptRoot, 'bin', 'Desktop')
# Windows PowerShell has one place for all modules: of two builds with one identity the first that is loaded serves both.
$loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' -and [IO.Path]::GetDirectoryName($_.Location) -ne $bin } | Select-Object -First 1
if ($loaded) {
    Write-Warning "XScrape: another AWSSDK.Core ($([Diagnostics.FileVersionInfo]::GetVersionInfo($loaded.Location).FileVersion), $($loaded.Location)) is loaded already, and Windows PowerShell will use it for XScrape too. If calls to AWS fail, import XScrape first, in a new session."
}
Import-Module ([IO.Path]::Combine($bin, 'XScrape.PowerShell.dll'))
