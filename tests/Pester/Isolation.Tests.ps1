BeforeDiscovery {
    $orders = @(
        @{ Order = 'before XScrape'; First = 'decoy' }
        @{ Order = 'after XScrape'; First = 'module' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    # A decoy with the very identity (name, key, version) of a package of ours, made by the platform itself: nothing has
    # to be downloaded.
    function New-Decoy {
        param([string] $Real, [string] $Version, [string] $Type, [string] $Folder)
        $null = New-Item -ItemType Directory -Force -Path $Folder
        $file = Join-Path $Folder ([IO.Path]::GetFileName($Real))
        $name = [Reflection.AssemblyName]::GetAssemblyName($Real)
        if ($Version) { $name.Version = [version]$Version }
        $assembly = [Reflection.Emit.PersistedAssemblyBuilder]::new($name, [object].Assembly)
        $class = $assembly.DefineDynamicModule('decoy').DefineType($Type, [Reflection.TypeAttributes]'Public, Class')
        $body = $class.DefineMethod('Who', [Reflection.MethodAttributes]'Public, Static', [string], [type]::EmptyTypes).GetILGenerator()
        $body.Emit([Reflection.Emit.OpCodes]::Ldstr, 'decoy')
        $body.Emit([Reflection.Emit.OpCodes]::Ret)
        $null = $class.CreateType()
        $assembly.Save($file)
        $file
    }

    # Runs in a fresh process: what is loaded once in a process stays.
    function Invoke-Fresh {
        param([string] $Script)
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $file -Value $Script
        Invoke-ChildShell '-File', $file
    }
}

Describe 'A decoy of AWSSDK.Core, <Version>, loaded <Order>' -ForEach @(
    foreach ($version in 'of the same version', '3.3.0.0') {
        foreach ($order in $orders) { @{ Version = $version; Order = $order.Order; First = $order.First } }
    }
) {
    It 'leaves both sides with their own' {
        if (-not ('System.Reflection.Emit.PersistedAssemblyBuilder' -as [type])) {
            Set-ItResult -Skipped -Because 'this PowerShell cannot write assemblies (.NET 9 can)'
            return
        }
        $folder = Join-Path $TestDrive "$($Version -replace '\W')-$First"
        $private = [IO.Path]::Combine((Split-Path (Get-TestModulePath)), 'bin', 'Core', 'private')
        $number = $Version -as [version]
        $sdk = New-Decoy (Join-Path $private 'AWSSDK.Core.dll') $number 'Amazon.Runtime.AWSCredentials' $folder
        $load = "[Reflection.Assembly]::LoadFrom('$sdk') | Out-Null"
        $use = @"
Import-Module '$(Get-TestModulePath)'
`$aws = Start-XASimulator -CreationTime 00:00:00.2
`$yaml = "scrape_configs:``n  - job_name: a``n    kubernetes_sd_configs:``n      - role: pod``n"
`$link = Connect-XACluster -Name prod-1 -ClusterArn `$aws.ClusterArn -WorkspaceArn `$aws.WorkspaceArn -ScrapeConfiguration `$yaml @aws
"status `$(`$link.Status)"
"@
        $script = if ($First -eq 'decoy') { "$load`n$use" } else { "$use`n$load" }
        $script += @'

"theirs $([Amazon.Runtime.AWSCredentials]::Who())"
$contexts = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' } |
    ForEach-Object { '{0} in {1}' -f $_.GetName().Name, [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }
"loaded $(($contexts | Sort-Object) -join '; ')"
'@
        $lines = Invoke-Fresh $script
        $lines | Should -Contain 'status Active'
        $lines | Should -Contain 'theirs decoy'
        $lines | Should -Contain 'loaded AWSSDK.Core in Default; AWSSDK.Core in XScrape private'
    }
}

Describe 'Two runspaces' {
    It 'with different identities do not see each other''s accounts' {
        Import-Module (Get-TestModulePath) -Force
        $one = Start-XASimulator -CreationTime 00:00:00.2
        $two = Start-XASimulator -ClusterArn 'arn:aws:eks:eu-west-1:222233334444:cluster/c2' -WorkspaceArn 'arn:aws:aps:eu-west-1:555566667777:workspace/ws-2' -CreationTime 00:00:00.2
        try {
            $module = Get-TestModulePath
            $yaml = Get-TestConfiguration
            $links = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module $using:module
                $aws = if ($_ % 2) { $using:one } else { $using:two }
                Connect-XACluster -Name "job-$_" -ClusterArn $aws.ClusterArn -WorkspaceArn $aws.WorkspaceArn -ScrapeConfiguration $using:yaml @aws
            }
            $links.Count | Should -Be 8
            ($links | Where-Object Region -EQ 'us-west-2').SourceAccountId | Sort-Object -Unique | Should -Be '111122223333'
            ($links | Where-Object Region -EQ 'eu-west-1').SourceAccountId | Sort-Object -Unique | Should -Be '222233334444'
            $one.Calls.AccountId | Sort-Object -Unique | Should -Be '111122223333', '444455556666'
            $two.Calls.AccountId | Sort-Object -Unique | Should -Be '222233334444', '555566667777'
        }
        finally { Stop-XASimulator -All }
    }
}
