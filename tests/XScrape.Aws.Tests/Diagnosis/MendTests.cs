using System.Diagnostics;
using System.Text.Json;
using XScrape.Aws.Tests.Support;
using XScrape.Diagnosis;

namespace XScrape.Aws.Tests.Diagnosis;

/// <summary>
/// Every fault of the mutation table that a cmdlet of ours can mend is mended by the finding's own command, run in PowerShell
/// against the built module. Needs pwsh and ./build.ps1, and takes a few seconds: XSCRAPE_MEND=1 dotnet run --project
/// tests/XScrape.Aws.Tests -- --filter-class '*MendTests'. The Pester suite Diagnosis does the same to a part of them.
/// </summary>
public sealed class MendTests
{
    /// <summary>What ends with another scraper than the link's, or is no change; the Pester suite has these.</summary>
    private static readonly string[] s_elsewhere = ["Wait-XAScraper", "Remove-XAScraper", "-AllowRecreate", "Update-EKSClusterConfig", "Edit-EC2VpcAttribute"];

    [Fact]
    public async Task Each_command_mends_its_fault()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("XSCRAPE_MEND") == "1", "Set XSCRAPE_MEND=1 to run the commands of all findings in pwsh.");
        string module = Module();
        List<BrokenLink> broken = [];
        try
        {
            foreach (Mutation mutation in MutationTests.All)
            {
                if (await BrokenLink.MakeAsync(mutation) is not BrokenLink link)
                {
                    continue;
                }

                if (s_elsewhere.Any(word => link.Fix.Contains(word, StringComparison.Ordinal)))
                {
                    link.Dispose();
                    continue;
                }

                broken.Add(link);
            }

            string errors = await RunAsync(module, broken);
            foreach (BrokenLink link in broken)
            {
                Finding[] left = await link.FailingAsync();
                TestContext.Current.TestOutputHelper?.WriteLine($"| {link.Mutation.Name} | {link.Fix.Split(' ')[0]} | {(left.Length == 0 ? "mended" : string.Join(", ", left.Select(f => f.Id)))} |");
                Assert.True(left.Length == 0, $"{link.Mutation.Name}: {link.Fix} left {string.Join("; ", left.Select(f => f.ToString()))}. {errors}");
                Assert.True(link.Flows, link.Mutation.Name);
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{broken.Count} faults mended by their own commands");
            Assert.InRange(broken.Count, 30, 100);
        }
        finally
        {
            broken.ForEach(link => link.Dispose());
        }
    }

    private static string Module()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "XScrape.sln")))
        {
            folder = folder.Parent;
        }

        string path = Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "out", "XScrape", "XScrape.psd1");
        Assert.SkipUnless(File.Exists(path), "There is no out/XScrape; run ./build.ps1 first.");
        return path;
    }

    private static async Task<string> RunAsync(string module, IReadOnlyList<BrokenLink> broken)
    {
        string script = Path.Combine(Surroundings.Folder, "mend.ps1");
        string list = Path.Combine(Surroundings.Folder, "mend.json");
        await File.WriteAllTextAsync(list, JsonSerializer.Serialize(broken.Select(b => b.Fix)), Bench.Stop);
        await File.WriteAllTextAsync(script, $"Import-Module '{module}'\n(Get-Content -Raw '{list}' | ConvertFrom-Json) | ForEach-Object {{ $null = & ([scriptblock]::Create($_)) }}\n", Bench.Stop);
        ProcessStartInfo start = new("pwsh", ["-NoProfile", "-NonInteractive", "-File", script]) { RedirectStandardError = true, RedirectStandardOutput = true };
        Process? shell = null;
        try
        {
            shell = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pwsh is not installed.");
        }

        using (shell)
        {
            Task<string> said = shell!.StandardOutput.ReadToEndAsync(Bench.Stop);
            Task<string> errors = shell.StandardError.ReadToEndAsync(Bench.Stop);
            Task ended = shell.WaitForExitAsync(Bench.Stop);
            while (await Task.WhenAny(ended, Task.Delay(50, Bench.Stop)) != ended)
            {
                // What AMP takes minutes for is over soon.
                foreach (BrokenLink link in broken)
                {
                    link.Pass(TimeSpan.FromSeconds(20));
                }
            }

            return await said + await errors;
        }
    }
}
