using System.Diagnostics;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Sandbox;

/// <summary>The module that sandbox and tests use is never older than its sources.</summary>
public sealed class FreshModuleTests
{
    [Fact]
    public async Task A_changed_source_changes_the_module_and_a_removed_file_leaves_it()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("XSCRAPE_FULL") == "1", "It builds a second checkout, which takes a minute or two: XSCRAPE_FULL=1 runs it.");
        string folder = Directory.CreateTempSubdirectory("xscrape-fresh-").FullName;
        try
        {
            await RunAsync(folder, "git", "clone", "--quiet", Checkout.Root, ".");
            string module = Path.Combine(folder, "tools", "XScrape.Module", "bin", "Debug", "XScrape");
            await BuildAsync(folder);
            Assert.True(File.Exists(Path.Combine(module, "Runbooks", "README.md")));

            const string marker = "A text that nobody wrote before.";
            string source = Path.Combine(folder, "src", "XScrape.Core", "Arns", "Region.cs");
            await File.AppendAllTextAsync(source, $"\n/// <summary>Test.</summary>\n[System.ComponentModel.Description(\"{marker}\")]\ninternal static class FreshMarker;\n", TestContext.Current.CancellationToken);
            File.Delete(Path.Combine(folder, "Module", "Runbooks", "README.md"));
            await BuildAsync(folder);

            byte[] core = await File.ReadAllBytesAsync(Path.Combine(module, "bin", "Core", "XScrape.Core.dll"), TestContext.Current.CancellationToken);
            Assert.True(core.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(marker)) >= 0);
            Assert.False(File.Exists(Path.Combine(module, "Runbooks", "README.md")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task BuildAsync(string folder) => RunAsync(folder, "dotnet", "build", "tools/XScrape.Module", "--nologo", "-v", "q");

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }
}
