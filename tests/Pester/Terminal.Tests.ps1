# What a file or AWS says is shown and never obeyed: no escape sequence, no mark of direction and no line of its own, on any way out.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    # Every property of a link is a column; a new one is in it by itself.
    $columns = @((Get-Command Get-XAScraper).OutputType[0].Type.GetProperties().Name) + 'SourceRolePath', 'TargetRolePath', 'ScrapeConfigurationPath', 'EndpointUrl', 'Comment'
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force
    $aws = Start-XASimulator -CreationTime 00:00:01
    $null = Invoke-TestPipeline -Simulator $aws -Name shown-1
    $bad = "x$([char]27)[31m$([char]0x9B)2J$([char]0x202E)$([char]0x200B)y`r`nWARNING: forged"
    # The bell of a forged line begins nothing where the line's end is spelled out.
    $unsafe = '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\t\r\n]]'
    if ($PSVersionTable.PSVersion.Major -ge 7) { $kept = $PSStyle.OutputRendering; $PSStyle.OutputRendering = 'PlainText' }

    function Get-Shown {
        # All that people may look at, of objects of any stream.
        param([object[]] $Object)
        $Object | Out-String -Width 4000
        $Object | Format-List -Property * -Force | Out-String -Width 4000
        foreach ($one in $Object | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Sort-Object FullyQualifiedErrorId -Unique) {
            "$one"
            foreach ($ErrorView in 'NormalView', 'ConciseView', 'DetailedView', 'CategoryView') { $one | Out-String -Width 4000 }
            if (Get-Command Get-Error -ErrorAction SilentlyContinue) { Get-Error -InputObject $one | Out-String -Width 4000 }
            $one.CategoryInfo.ToString()
            $one.Exception.ToString()
            $one.TargetObject | Format-List -Property * -Force | Out-String -Width 4000
            $one.TargetObject | ConvertTo-Csv -NoTypeInformation | ForEach-Object { $_ -replace '""', '"' }
        }
    }

    function Assert-Harmless {
        param([object[]] $Object)
        $Object.Count | Should -BeGreaterThan 0
        $shown = @(Get-Shown $Object) -join "`n"
        [regex]::Matches($shown, $unsafe).Count | Should -Be 0 -Because ($shown -replace $unsafe, '<!>')
        $shown | Should -Not -Match '(?m)^WARNING: forged'
    }
}

AfterAll {
    if ($PSVersionTable.PSVersion.Major -ge 7) { $PSStyle.OutputRendering = $kept }
    Stop-XASimulator -All
}

Describe 'A row' {
    It 'with such characters in <_> is shown harmlessly' -ForEach $columns {
        $row = [pscustomobject]@{ Name = 'shown-1' }
        $row | Add-Member -NotePropertyName $_ -NotePropertyValue $bad -Force
        $map = @{ Name = 'shown-1'; "c$bad" = 1 }
        $map[$_] = $bad
        $all = @($row | Get-XAScraper @aws -Verbose *>&1)
        $all += @($row, $map | Connect-XACluster -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration (Get-TestConfiguration) @aws -WhatIf -Verbose *>&1)
        Assert-Harmless $all
    }

    It 'with such characters is pointed at by a copy, and any other by itself' {
        $good = [pscustomobject]@{ Name = 'no spaces'; Comment = 'a' }
        $none = $good, [pscustomobject]@{ Name = 'no spaces'; Comment = $bad } | Get-XAScraper @aws -ErrorVariable failures -ErrorAction SilentlyContinue
        $none | Should -BeNullOrEmpty
        [object]::ReferenceEquals($failures[0].TargetObject, $good) | Should -BeTrue
        $failures[1].TargetObject.Name | Should -Be 'no spaces'
        $failures[1].TargetObject.Comment | Should -BeLike 'x`[U+001B`]*`[U+000A`]*'
    }
}

Describe 'What AWS says' {
    It 'is shown harmlessly where a trust policy holds such characters, and the policy still says the same' {
        $link = Get-XAScraper -Name shown-1 @aws
        $role = $link.SourceRoleName
        $trust = (Get-XATrustPolicy -Name shown-1 @aws | Where-Object Side -EQ Source).Policy | ConvertFrom-Json
        $mark = "arn:aws:aps:us-west-2:111122223333:scraper/$([char]0x202E)s-1"
        $trust.Statement[0].Condition.ArnEquals.'aws:SourceArn' = @($link.ScraperArn, $mark)
        $null = Invoke-SimulatorCall $aws 111122223333 iam @{ Action = 'UpdateAssumeRolePolicy'; Version = '2010-05-08'; RoleName = $role; PolicyDocument = ($trust | ConvertTo-Json -Depth 9 -Compress).Replace("$([char]0x202E)", '\u202e') }
        $seen = @(Get-XATrustPolicy -Name shown-1 @aws)
        Assert-Harmless $seen
        Assert-Harmless @($link | Test-XAScraper *>&1)
        @(($seen[0].Policy | ConvertFrom-Json).Statement[0].Condition.PSObject.Properties.Value.'aws:SourceArn') | Should -Contain $mark
    }

    It 'of a scrape configuration stays as it is, with a warning' {
        $yaml = "# a$([char]0x202E)b`n$(Get-TestConfiguration)"
        $null = Set-XAScraper -Name shown-1 -ScrapeConfiguration $yaml @aws -WarningAction SilentlyContinue
        Get-XAScrapeConfiguration -Name shown-1 @aws -WarningVariable warned -WarningAction SilentlyContinue | Should -Be $yaml
        "$warned" | Should -BeLike '*are invisible*first in line 1*'
    }
}
