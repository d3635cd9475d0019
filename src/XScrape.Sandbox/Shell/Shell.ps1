# A prompt with everything in place. Runs in the prompt's own scope, so that the variables stay.
param([Parameter(Mandatory = $true)][string] $Module)
Import-Module $Module
$aws = Import-Csv ./fleet.csv | Start-XASimulator
Remove-Variable Module
@'
The module XScrape, a local AWS in $aws, and the files prometheus.yml and fleet.csv in this folder. Nothing here reaches AWS. Try:

  Import-Csv ./fleet.csv | Connect-XACluster -ScrapeConfigurationPath ./prometheus.yml @aws
  Get-XAScraper @aws | Test-XAScraper | Where-Object { -not $_.Passed } | Format-List
  $aws.Query('up')                 # what has arrived in the workspace; 'exit' ends everything

'@
