using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>Runs the Desktop builds where something of .NET Framework's kind is: on Windows itself, else under Mono.</summary>
public sealed partial class DesktopTests
{
    private const int KnownChecks = 7;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_desktop_builds_pass_their_checks()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(Repository.Root, "tests", "Desktop", "bin", configuration, "net472", "XScrape.Desktop.exe");
        Assert.True(File.Exists(program), $"{program} was not built.");
        using Process run = Start(program);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(s_limit);
        string output;
        try
        {
            Task<string> errors = run.StandardError.ReadToEndAsync(stop.Token);
            output = await run.StandardOutput.ReadToEndAsync(stop.Token) + await errors;
            await run.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            run.Kill(entireProcessTree: true);
            throw;
        }

        Match summary = Summary().Match(output);
        Assert.True(run.ExitCode == 0 && summary.Success, output);
        Assert.True(int.Parse(summary.Groups["passed"].Value, System.Globalization.CultureInfo.InvariantCulture) >= KnownChecks, output);
    }

    private static Process Start(string program)
    {
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new(program) : new("mono", [program]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Neither .NET Framework nor Mono is on this machine.");
            throw;
        }
    }

    [GeneratedRegex(@"^(?<passed>\d+) passed, 0 failed\s*$", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
