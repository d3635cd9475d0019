# PowerShell 7 loads the net8.0 build, Windows PowerShell 5.1 the net472 build. Nothing else happens here.
$edition = if ($PSEdition -eq 'Core') { 'Core' } else { 'Desktop' }
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'bin', $edition, 'XScrape.PowerShell.dll'))
