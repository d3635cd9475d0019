using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XScrape.Conformance.Sandbox;

/// <summary>The prompt to try the cmdlets at.</summary>
public sealed partial class ShellTests
{
    [Fact]
    public async Task It_has_all_that_its_first_lines_name_and_leaves_nothing_behind()
    {
        await using SandboxProcess sandbox = SandboxProcess.Start("shell");
        await sandbox.TypeAsync("\"folder=$((Get-Location).Path)|\"");
        await sandbox.TypeAsync("\"states=$((Import-Csv ./fleet.csv | Connect-XACluster -ScrapeConfigurationPath ./prometheus.yml @aws | ForEach-Object { \"$($_.Status) $($_.Trust)\" }) -join ',')|\"");
        await sandbox.TypeAsync("\"series=$(@($aws.Query('up')).Count -gt 0)|\"");
        await sandbox.TypeAsync("\"proof=$(Get-XAScraper @aws | Test-XAScraper -Proof -Wait -Quiet)|\"");
        await sandbox.TypeAsync("\"credentials=$($aws.ProfileLocation)|\"");
        await sandbox.TypeAsync("exit");
        int code = await sandbox.EndAsync();
        string output = sandbox.Output;
        Assert.True(code == 0, output);
        Assert.Contains("states=Active Bound,Active Bound|", output);
        Assert.Contains("series=True|", output);
        Assert.Contains("proof=True|", output);
        Assert.DoesNotContain('\u001b', output);
        Assert.False(Directory.Exists(Named("folder", output)), output);
        Assert.False(File.Exists(Named("credentials", output)), output);
    }

    [Fact]
    public async Task An_interrupt_stops_the_command_and_not_the_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        await using SandboxProcess sandbox = SandboxProcess.Start("shell");
        await sandbox.TypeAsync("'begun'; Start-Sleep -Seconds 3600; 'not stopped'");
        await sandbox.SeeAsync("begun");
        // A terminal sends Ctrl+C to both.
        await RunAsync("pkill", "-INT", "-P", $"{sandbox.Id}");
        await RunAsync("kill", "-INT", $"{sandbox.Id}");
        await sandbox.TypeAsync("'still ' + 'here'");
        await sandbox.SeeAsync("still here");
        await sandbox.TypeAsync("exit");
        await sandbox.EndAsync();
        Assert.DoesNotContain(sandbox.Output.Split('\n'), line => line.Trim() == "not stopped");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static string Named(string name, string output)
    {
        Match found = Value().Matches(output).First(m => m.Groups["name"].Value == name && !m.Groups["value"].Value.Contains('$'));
        return found.Groups["value"].Value;
    }

    [GeneratedRegex(@"(?<name>folder|credentials)=(?<value>[^|\n]+)\|")]
    private static partial Regex Value();
}
