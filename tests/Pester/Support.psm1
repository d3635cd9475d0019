# What the suites share: the built module, a simulator, and a pipeline to run on it.

$script:Yaml = @'
global:
  scrape_interval: 30s
scrape_configs:
  - job_name: kubernetes-pods
    kubernetes_sd_configs:
      - role: pod
'@

function Get-TestModulePath {
    # The package as a user gets it, never the sources.
    $path = [IO.Path]::Combine((Split-Path (Split-Path $PSScriptRoot)), 'out', 'XScrape', 'XScrape.psd1')
    if (-not (Test-Path -LiteralPath $path)) { throw "There is no $path; run ./build.ps1 first." }
    $path
}

function Get-TestConfiguration { $script:Yaml }

function Invoke-TestPipeline {
    # The procedure, in the seed's order or with the last two stages exchanged.
    param([hashtable] $Simulator, [string] $Name = 'prod-1', [switch] $BindFirst)
    $link = New-XAScraperSourceRole -Name $Name -TargetAccountId 444455556666 @Simulator |
        New-XAScraperTargetRole |
        New-XAScraper -ClusterArn $Simulator.ClusterArn -SubnetId $Simulator.SubnetId -WorkspaceArn $Simulator.WorkspaceArn -ScrapeConfiguration $script:Yaml
    if ($BindFirst) { $link | Update-XATrustPolicy | Wait-XAScraper } else { $link | Wait-XAScraper | Update-XATrustPolicy }
}

function Get-WriteCall {
    param($Simulator)
    @($Simulator.Calls | Where-Object IsWrite)
}

Export-ModuleMember -Function Get-TestModulePath, Get-TestConfiguration, Invoke-TestPipeline, Get-WriteCall
