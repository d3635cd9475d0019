<#
.SYNOPSIS
    What the cmdlets promise about time, measured: how soon a stop ends them, Tab answers, a diagnosis is done.
.DESCRIPTION
    The tests only hold that these lie far from the alternative, for a busy machine must not turn them red. Run this on a quiet
    one. Prints the median of each and what is promised. Build the module first.
.EXAMPLE
    ./tests/Benchmarks/Promises.ps1 -Runs 9
#>
param([ValidateRange(1, 100)][int] $Runs = 5)

Import-Module ([IO.Path]::Combine((Split-Path $PSScriptRoot), 'Pester', 'Support.psm1')) -Force
Import-Module (Get-TestModulePath) -Force

function Measure-Median {
    param([string] $What, [double] $Promise, [scriptblock] $Once)
    $times = @(1..$Runs | ForEach-Object { & $Once } | Sort-Object)
    [pscustomobject]@{ What = $What; MedianSeconds = [math]::Round($times[[math]::Floor($times.Count / 2)], 2); PromisedSeconds = $Promise; Runs = $Runs }
}

function Measure-Stop {
    # How long Ctrl+C takes once the script has called somebody who does not answer.
    param([string] $Script, [hashtable] $Simulator)
    $silent = New-Object Net.Sockets.TcpListener ([Net.IPAddress]::Loopback), 0
    $silent.Start()
    $hung = @{}
    foreach ($key in $Simulator.Keys) { $hung[$key] = $Simulator[$key] }
    $hung.EndpointUrl = "http://localhost:$($silent.LocalEndpoint.Port)"
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript("param(`$module, `$aws) Import-Module `$module; $Script").AddArgument((Get-TestModulePath)).AddArgument($hung)
        $running = $shell.BeginInvoke()
        while (-not $silent.Pending()) {
            if ($running.IsCompleted) { throw "It ended before it was stopped: $($shell.Streams.Error)" }
            Start-Sleep -Milliseconds 20
        }
        (Measure-Command { $shell.Stop() }).TotalSeconds
    }
    finally { $shell.Dispose(); $silent.Stop() }
}

$near = Start-XASimulator -CreationTime 00:00:01
$far = Start-XASimulator -CreationTime 00:00:01 -Latency 00:00:00.05
$never = Start-XASimulator -Latency 00:10:00
try {
    Measure-Median 'Ctrl+C while AWS does not answer' 2 { Measure-Stop 'Get-XAScraper @aws' $near }

    $link = Invoke-TestPipeline $far
    $null = $link | Test-XAScraper
    Measure-Median 'Test-XAScraper at 50 ms a call, warm session' 0.6 { (Measure-Command { $link | Test-XAScraper }).TotalSeconds }

    $line = "Get-XAScraper -SourceProfileName xscrape-source -ProfileLocation '$($never.ProfileLocation)' -Region us-west-2 -EndpointUrl $($never.EndpointUrl) -ScraperId "
    Measure-Median 'Tab while AWS does not answer' 2 { (Measure-Command { [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) }).TotalSeconds }

    $many = @(1..1000 | ForEach-Object { $link })
    $page = Join-Path ([IO.Path]::GetTempPath()) 'xscrape-promises.html'
    Measure-Median 'Export-XAReport of 1,000 links' 3 { (Measure-Command { $many | Export-XAReport -Path $page }).TotalSeconds }
    Remove-Item -LiteralPath $page
}
finally { Stop-XASimulator -All }
