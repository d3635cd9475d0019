BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $link = Invoke-TestPipeline $aws
    $file = Join-Path $TestDrive 'link'
}

AfterAll { Stop-XASimulator $aws }

Describe 'A link that left the process as <Form>' -ForEach @(
    @{ Form = 'CSV'; Out = { $link | Export-Csv -LiteralPath $file -NoTypeInformation; Import-Csv -LiteralPath $file } }
    @{ Form = 'JSON'; Out = { $link | ConvertTo-Json | ConvertFrom-Json } }
    @{ Form = 'Clixml'; Out = { $link | Export-Clixml -LiteralPath $file; Import-Clixml -LiteralPath $file } }
) {
    It 'comes back equal and binds to every cmdlet' {
        $back = & $Out
        $again = $back | Wait-XAScraper @aws
        $again.Equals(($link | Wait-XAScraper)) | Should -BeTrue
        ($back | Update-XATrustPolicy @aws).Trust | Should -Be 'Bound'
        ($back | Get-XAScraper @aws -IncludeTrust).ScraperArn | Should -Be $link.ScraperArn
        ($back | New-XAScraperSourceRole @aws).SourceRoleArn | Should -Be $link.SourceRoleArn
        ($back | New-XAScraperTargetRole @aws).TargetRoleArn | Should -Be $link.TargetRoleArn
    }
}
