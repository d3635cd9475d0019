BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-TestModulePath) -Force

    # Runs a script in a runspace of its own, stops it as Ctrl+C does once it has come so far, and tells how long that took.
    # A stop takes a moment, which tests/Benchmarks/Promises.ps1 measures; here it must only lie far from the end of the call itself.
    $farFromTheEnd = 20
    function Measure-Stop {
        param([scriptblock] $Script, [hashtable] $Variable, [scriptblock] $Until)
        $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
        foreach ($name in $Variable.Keys) { $state.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variable[$name], '')) }
        $state.ImportPSModule(@(Get-TestModulePath))
        $shell = [powershell]::Create($state)
        try {
            $running = $shell.AddScript($Script.ToString()).BeginInvoke()
            $bound = [Diagnostics.Stopwatch]::StartNew()
            while (-not (& $Until) -and -not $running.IsCompleted -and $bound.Elapsed.TotalSeconds -lt 300) { Start-Sleep -Milliseconds 50 }
            & $Until | Should -BeTrue -Because "the script has come so far: $($shell.Streams.Error.ReadAll())"
            $running.IsCompleted | Should -BeFalse -Because "$($shell.Streams.Error.ReadAll())"
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed
        }
        finally { $shell.Dispose() }
    }
}

Describe 'Ctrl+C' {
    BeforeAll {
        $aws = Start-XASimulator -CreationTime 00:00:01
        $link = Invoke-TestPipeline $aws
        $json = $link | ConvertTo-Json
    }
    AfterAll { Stop-XASimulator -All }

    It 'ends <Cmdlet> at once while AWS does not answer' -ForEach @(
        @{ Cmdlet = 'New-XAScraperSourceRole' }
        @{ Cmdlet = 'New-XAScraperTargetRole' }
        @{ Cmdlet = 'New-XAScraper'; More = '-ScrapeConfiguration $yaml' }
        @{ Cmdlet = 'Wait-XAScraper' }
        @{ Cmdlet = 'Update-XATrustPolicy' }
        @{ Cmdlet = 'Get-XAScraper' }
        @{ Cmdlet = 'Get-XATrustPolicy' }
        @{ Cmdlet = 'Set-XAScraper'; More = '-Alias other' }
        @{ Cmdlet = 'Remove-XAScraper'; More = '-Force' }
        @{ Cmdlet = 'Remove-XAScraperRole'; More = '-Force' }
        @{ Cmdlet = 'Connect-XACluster'; More = '-ScrapeConfiguration $yaml' }
        @{ Cmdlet = 'Disconnect-XACluster'; More = '-Force' }
    ) {
        # The same accounts, and nobody speaks on the connection: the call itself would end after minutes.
        $silent = New-Object Net.Sockets.TcpListener ([Net.IPAddress]::Loopback), 0
        $silent.Start()
        try {
            $hung = @{}
            foreach ($key in $aws.Keys) { $hung[$key] = $aws[$key] }
            $hung.EndpointUrl = "http://localhost:$($silent.LocalEndpoint.Port)"
            $script = [scriptblock]::Create("`$json | ConvertFrom-Json | $Cmdlet @hung $More")
            $variable = @{ json = $json; hung = $hung; yaml = Get-TestConfiguration }
            (Measure-Stop $script $variable { $silent.Pending() }).TotalSeconds | Should -BeLessThan $farFromTheEnd
        }
        finally { $silent.Stop() }
    }

    It 'ends a wait for propagation at once, and no further call starts' {
        $lagging = Start-XASimulator -PropagationDelay 01:00:00
        $variable = @{ lagging = $lagging }
        $script = { New-XAScraperSourceRole -Name lag -TargetAccountId 444455556666 @lagging | New-XAScraperTargetRole }
        $until = { @($lagging.Calls | Where-Object { $_.Operation -eq 'CreateRole' -and $_.ErrorCode }).Count -ge 2 }
        (Measure-Stop $script $variable $until).TotalSeconds | Should -BeLessThan $farFromTheEnd
        $calls = $lagging.Calls.Count
        Start-Sleep -Seconds 2
        $lagging.Calls.Count | Should -Be $calls
    }
}

Describe 'A pipeline that ends early' {
    BeforeEach {
        $aws = Start-XASimulator -Latency 00:00:00.2
        $rows = 1..6 | ForEach-Object { [pscustomobject]@{ Name = "row-$_"; TargetAccountId = '444455556666' } }
    }
    AfterEach { Stop-XASimulator $aws }

    It 'starts no further write call after <Way>' -ForEach @(
        @{ Way = 'Select-Object -First 1'; Run = { $rows | New-XAScraperSourceRole @aws -ThrottleLimit 1 | Select-Object -First 1 } }
        @{ Way = 'an error downstream'; Run = { try { $rows | New-XAScraperSourceRole @aws -ThrottleLimit 1 | ForEach-Object { throw 'downstream' } } catch { $_ } } }
        @{ Way = '-ErrorAction Stop'; Run = {
                $bad = @($rows[0], [pscustomobject]@{ Name = 'bad row'; TargetAccountId = 'x' }) + $rows[1..5]
                try { $bad | New-XAScraperSourceRole @aws -ThrottleLimit 1 -ErrorAction Stop } catch { $_ }
            }
        }
    ) {
        $null = & $Run
        $writes = @(Get-WriteCall $aws).Count
        $writes | Should -BeLessThan 12
        Start-Sleep -Seconds 2
        @(Get-WriteCall $aws).Count | Should -Be $writes
    }
}
