using System.Diagnostics;
using System.Text.Json;
using XScrape.Acceptance.Tests.Support;
using XScrape.Aws.Tests.Support;
using XScrape.Diagnosis;
using XScrape.Pester;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>
/// Every fault of the mutation table that a cmdlet of ours can mend is mended by the finding's own command, run in PowerShell
/// against the module that this build has laid out. The Pester suite Diagnosis does the same to a part of them.
/// </summary>
public sealed class MendTests
{
    /// <summary>What ends with another scraper than the link's, or is no change; the Pester suite has these.</summary>
    private static readonly string[] s_elsewhere = ["Wait-XAScraper", "Remove-XAScraper", "-AllowRecreate", "Update-EKSClusterConfig", "Edit-EC2VpcAttribute"];

    [Fact]
    public async Task Each_command_mends_its_fault()
    {
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

            string errors = await RunAsync(broken);
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

    private static async Task<string> RunAsync(IReadOnlyList<BrokenLink> broken)
    {
        string script = Path.Combine(Surroundings.Folder, "mend.ps1");
        string list = Path.Combine(Surroundings.Folder, "mend.json");
        await File.WriteAllTextAsync(list, JsonSerializer.Serialize(broken.Select(b => b.Fix)), Test.Stop);
        await File.WriteAllTextAsync(script, $"Import-Module '{PinnedShell.Fact("Module")}'\n(Get-Content -Raw '{list}' | ConvertFrom-Json) | ForEach-Object {{ $null = & ([scriptblock]::Create($_)) }}\n", Test.Stop);
        using Process shell = Process.Start(PinnedShell.Start("-File", script))!;
        shell.StandardInput.Close();
        Task<string> said = shell.StandardOutput.ReadToEndAsync(Test.Stop);
        Task<string> errors = shell.StandardError.ReadToEndAsync(Test.Stop);
        Task ended = shell.WaitForExitAsync(Test.Stop);
        while (await Task.WhenAny(ended, Task.Delay(50, Test.Stop)) != ended)
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
