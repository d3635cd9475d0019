@{
    # Each edition has its own build; this is how a manifest tells them apart
    # (https://learn.microsoft.com/powershell/gallery/concepts/module-psedition-support). PowerShell 7 loads nested modules in their order, but the
    # root's assembly before them, so the cmdlets are nested and the root is the small assembly that has run already.
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/XScrape.MachineCode.dll' } else { 'XScrape.Desktop.psm1' }
    NestedModules          = @(if ($PSEdition -eq 'Core') { 'bin/XScrape.MachineCode.dll', 'bin/Core/XScrape.PowerShell.dll' })
    ModuleVersion          = '0.1.0'
    GUID                   = '5e2b7a0e-6d0c-4f5b-9c35-8a3f1e7d2b64'
    Author                 = 'XScrape contributors'
    CompanyName            = 'XScrape contributors'
    Copyright              = '(c) XScrape contributors. MIT License.'
    Description            = 'Sets up, proves, changes and removes cross-account scraping with Amazon Managed Service for Prometheus: an EKS cluster in one AWS account, a workspace in another, a managed scraper between them, and the two IAM roles whose trust policies must name the scraper.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('XScrape.Format.ps1xml')
    TypesToProcess         = @('XScrape.Types.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-XACluster'
        'Disconnect-XACluster'
        'Export-XAReport'
        'Get-XACallerPolicy'
        'Get-XAClusterMapping'
        'Get-XAScraper'
        'Get-XAScrapeConfiguration'
        'Get-XATrustPolicy'
        'New-XAScraper'
        'New-XAScraperSourceRole'
        'New-XAScraperTargetRole'
        'Remove-XAScraper'
        'Remove-XAScraperRole'
        'Set-XAScraper'
        'Start-XASimulator'
        'Stop-XASimulator'
        'Test-XAScrapeConfiguration'
        'Test-XAScraper'
        'Update-XATrustPolicy'
        'Wait-XAScraper'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'Prometheus', 'EKS', 'AMP', 'scraper', 'observability', 'monitoring', 'IAM', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/xscrape/xscrape/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/xscrape/xscrape'
            ReleaseNotes = 'https://github.com/xscrape/xscrape/blob/main/CHANGELOG.md'
        }
    }
}
