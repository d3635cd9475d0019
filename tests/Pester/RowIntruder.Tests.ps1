# Whoever may write the CSV and nothing else: whatever a row says, no cmdlet lets anybody in whom the administrator did not name, harms another
# link, asks anybody but AWS, or uses an identity that the command did not give.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $stranger = '999988887777'
    $cases = @(
        @{ Row = 'honest'; Cells = { @{} } }
        @{ Row = 'names the source role of another link'; Cells = { @{ SourceRoleName = $other.SourceRoleName } } }
        @{ Row = 'names the target role of another link'; Cells = { @{ TargetRoleName = $other.TargetRoleName } } }
        @{ Row = 'names both roles of another link by ARN'; Cells = { @{ SourceRoleArn = $other.SourceRoleArn; TargetRoleArn = $other.TargetRoleArn } } }
        @{ Row = 'names a source role of a stranger'; Cells = { @{ SourceRoleArn = "arn:aws:iam::${stranger}:role/Evil" } } }
        @{ Row = 'names a target role of a stranger'; Cells = { @{ TargetRoleArn = "arn:aws:iam::${stranger}:role/Evil" } } }
        @{ Row = 'names nothing but a target role of a stranger'; Cells = { @{ TargetRoleArn = "arn:aws:iam::${stranger}:role/Evil"; WorkspaceArn = ''; ClusterArn = '' } } }
        @{ Row = 'names nothing but a source role of a stranger'; Cells = { @{ SourceRoleArn = "arn:aws:iam::${stranger}:role/Evil"; WorkspaceArn = ''; ClusterArn = '' } } }
        @{ Row = 'names the source account of a stranger'; Cells = { @{ SourceAccountId = $stranger; ClusterArn = '' } } }
        @{ Row = 'names the target account of a stranger'; Cells = { @{ TargetAccountId = $stranger; WorkspaceArn = '' } } }
        @{ Row = 'names the cluster of a stranger'; Cells = { @{ ClusterArn = "arn:aws:eks:us-west-2:${stranger}:cluster/evil" } } }
        @{ Row = 'names the workspace of a stranger'; Cells = { @{ WorkspaceArn = "arn:aws:aps:us-west-2:${stranger}:workspace/ws-evil" } } }
        @{ Row = 'swaps the two accounts'; Cells = { @{ SourceAccountId = $aws.Accounts[1].AccountId; TargetAccountId = $aws.Accounts[0].AccountId } } }
        @{ Row = 'names the scraper of another link'; Cells = { @{ ScraperArn = $other.ScraperArn } } }
        @{ Row = 'names the id of the scraper of another link'; Cells = { @{ ScraperId = $other.ScraperId } } }
        @{ Row = 'names a scraper that does not exist, as active and bound'; Cells = { @{ ScraperArn = "arn:aws:aps:us-west-2:$($aws.Accounts[0].AccountId):scraper/s-evil0000-1234-1234-1234-123456789012"; Status = 'Active'; Trust = 'Bound' } } }
        @{ Row = 'has the alias of another link'; Cells = { @{ Alias = 'other' } } }
        @{ Row = 'names another profile'; Cells = { @{ SourceProfileName = $aws.TargetProfileName; TargetProfileName = $aws.SourceProfileName } } }
        @{ Row = 'names roles to assume'; Cells = { @{ SourceAssumeRoleArn = "arn:aws:iam::${stranger}:role/Evil"; TargetAssumeRoleArn = "arn:aws:iam::${stranger}:role/Evil" } } }
        @{ Row = 'names roles to assume, and external ids'; Cells = { @{ TargetAssumeRoleArn = $other.TargetRoleArn; TargetAssumeRoleExternalId = 'evil'; SourceAssumeRoleExternalId = 'evil'; ExternalId = 'evil' } } }
        @{ Row = 'names endpoints'; Cells = { @{ EndpointUrl = $ear.EndpointUrl; AWS_ENDPOINT_URL = $ear.EndpointUrl; endpoint_url = $ear.EndpointUrl; ServiceUrl = $ear.EndpointUrl } } }
        @{ Row = 'names files of profiles and keys'; Cells = { @{ ProfileLocation = $ear.ProfileLocation; ProfileName = $ear.SourceProfileName; AccessKey = $ear.Accounts[0].AccessKeyId; SecretKey = $ear.Accounts[0].SecretAccessKey; Credential = 'x'; SourceCredential = 'x' } } }
        @{ Row = 'names a file of secrets as configuration'; Cells = { @{ ScrapeConfigurationPath = $secret } } }
        @{ Row = 'names a device as configuration'; Cells = { @{ ScrapeConfigurationPath = '/dev/zero' } } }
        @{ Row = 'names another machine as configuration'; Cells = { @{ ScrapeConfigurationPath = '\\evil.example\share\a.yml' } } }
        @{ Row = 'has columns of guards and switches'; Cells = { @{ Adopt = 'True'; Force = 'True'; AllowedAccountId = $stranger; SkipPreflight = 'True'; Confirm = 'False'; WhatIf = 'False'; SourceRoleName = $other.SourceRoleName; TargetRoleName = $other.TargetRoleName } } }
        @{ Row = 'has two columns that mean the same'; Cells = { [ordered]@{ 'EksConfiguration_ClusterArn' = "arn:aws:eks:us-west-2:${stranger}:cluster/evil"; 'AmpConfiguration_WorkspaceArn' = "arn:aws:aps:us-west-2:${stranger}:workspace/ws-evil" } } }
        @{ Row = 'has objects for cells'; Cells = { @{ SourceRoleName = @{ a = 1 }; TargetRoleName = @(@(@($other.TargetRoleName))); Alias = [DBNull]::Value; ScraperArn = [pscustomobject]@{ ScraperArn = $other.ScraperArn } } } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $stranger = '999988887777'
    $ear = Start-XASimulator
    $secret = Join-Path $TestDrive 'secrets.txt'
    Set-Content -LiteralPath $secret -Value 'database-password-of-mine'
    $yaml = Get-TestConfiguration
    $commands = [ordered]@{
        'New-XAScraperSourceRole' = { $args[0] | New-XAScraperSourceRole @aws }
        'New-XAScraperTargetRole' = { $args[0] | New-XAScraperTargetRole @aws }
        'New-XAScraper'           = { $args[0] | New-XAScraper -ScrapeConfiguration $yaml @aws }
        'Update-XATrustPolicy'    = { $args[0] | Update-XATrustPolicy @aws }
        'Connect-XACluster'       = { $args[0] | Connect-XACluster -ScrapeConfiguration $yaml @aws }
        'Wait-XAScraper'          = { $args[0] | Wait-XAScraper -Timeout 00:00:01 @aws }
        'Set-XAScraper'           = { $args[0] | Set-XAScraper -ScrapeConfiguration "$yaml`n" @aws }
        'Set -AllowRecreate'      = { $args[0] | Set-XAScraper -SecurityGroupId sg-0123456789abcdef0 -AllowRecreate @aws -WhatIf }
        'Remove-XAScraperRole'    = { $args[0] | Remove-XAScraperRole -Force @aws }
        'Remove-XAScraper'        = { $args[0] | Remove-XAScraper -Force @aws }
        'Disconnect-XACluster'    = { $args[0] | Disconnect-XACluster -Force @aws }
    }

    function Get-IamState {
        # Every role of both accounts as IAM shows it, by its ARN.
        param($Simulator)
        $all = @{}
        foreach ($account in $Simulator.Accounts) {
            $xml = [xml](Invoke-SimulatorCall $Simulator $account.AccountId iam @{ Action = 'GetAccountAuthorizationDetails'; Version = '2010-05-08' })
            foreach ($role in $xml.GetElementsByTagName('RoleDetailList')[0].ChildNodes) {
                # When it was last used is no state.
                foreach ($used in @($role.ChildNodes | Where-Object LocalName -EQ 'RoleLastUsed')) { $null = $role.RemoveChild($used) }
                $all[$role['Arn'].InnerText] = [uri]::UnescapeDataString($role.OuterXml)
            }
        }
        $all
    }
}

AfterAll { Stop-XASimulator -All }

Describe 'A row' {
    # One row of each sort: honest, another link's role, a stranger's role, account, scraper, identity, endpoint, file and guard.
    It 'that <Row>' -ForEach (Select-TestSample $cases -Index 0, 3, 6, 9, 13, 18, 20, 22, 25) {
        $aws = Start-XASimulator -CreationTime 00:00:00
        try {
            $other = Invoke-TestPipeline -Simulator $aws -Name other -BindFirst
            $row = [ordered]@{ Name = 'prod-1'; ClusterArn = $aws.ClusterArn; WorkspaceArn = $aws.WorkspaceArn }
            $cells = & $Cells
            foreach ($key in $cells.Keys) { $row[$key] = $cells[$key] }
            $before = Get-IamState $aws
            $runs = Get-XAScrapeConfiguration -ScraperId $other.ScraperId @aws
            $known = @($aws.Calls.PrincipalArn | Sort-Object -Unique)
            $heard = $ear.Calls.Count
            $done = @{}
            foreach ($name in $commands.Keys) {
                $failures = @()
                $all = try { & $commands[$name] ([pscustomobject]$row) 2>&1 3>&1 } catch { $_ }
                $failures = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
                $done[$name] = if ($failures) { $failures[0].FullyQualifiedErrorId } else { 'done' }
                $why = "$name ended with $($done[$name])"
                foreach ($failure in $failures) { $failure.FullyQualifiedErrorId | Should -Not -BeLike 'Unexpected*' -Because $why }
                "$all $($failures.Exception)" | Should -Not -Match 'database-password-of-mine' -Because $why

                # The other link is as it was.
                $now = Get-IamState $aws
                foreach ($arn in $other.SourceRoleArn, $other.TargetRoleArn) { $now[$arn] | Should -Be $before[$arn] -Because $why }
                $theirs = Get-XAScraper -ScraperId $other.ScraperId @aws
                "$($theirs.Status) $($theirs.Alias) $($theirs.SourceRoleArn) $($theirs.TargetRoleArn)" | Should -Be "Active other $($other.SourceRoleArn) $($other.TargetRoleArn)" -Because $why

                Get-XAScrapeConfiguration -ScraperId $other.ScraperId @aws | Should -Be $runs -Because $why

                # No role admits, or may assume, what the row brought in. The other link's roles may be named in new ones, as in a hub: they do not answer.
                $strange = @($now.Keys | Where-Object { $_ -notin $other.SourceRoleArn, $other.TargetRoleArn } | ForEach-Object { $now[$_] }) -join "`n"
                $strange | Should -Not -Match "$stranger|evil|$($other.ScraperId)" -Because $why
            }
            # Nobody else was spoken to, and as nobody else.
            $ear.Calls.Count | Should -Be $heard
            @($aws.Calls.PrincipalArn | Sort-Object -Unique | Where-Object { $known -notcontains $_ }) | Should -BeNullOrEmpty
            if ($Row -eq 'honest') { @($done.Values | Sort-Object -Unique) | Should -Be @('done', 'ScraperStillThere,XScrape.PowerShell.Commands.RemoveXAScraperRoleCommand') }
        }
        finally { Stop-XASimulator $aws }
    }
}
