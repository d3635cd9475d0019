<#
.SYNOPSIS
    A module manifest as a hashtable, read as PowerShell itself and PSResourceGet read one: $PSEdition may stand in it, and no command.
    Import-PowerShellDataFile refuses such a manifest.
#>
param([Parameter(Mandatory = $true)][string] $Path)

$block = [scriptblock]::Create([IO.File]::ReadAllText((Resolve-Path -LiteralPath $Path).ProviderPath))
$block.CheckRestrictedLanguage([string[]]@(), [string[]]@('PSEdition'), $false)
& $block
