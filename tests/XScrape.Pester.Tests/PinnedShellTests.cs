using System.Diagnostics;
using System.Globalization;

namespace XScrape.Pester;

/// <summary>The shell that tests and benchmarks in C# start. tests/Pester/ChildShell.Tests.ps1 holds the same of the one that suites start.</summary>
public sealed class PinnedShellTests
{
    [Fact]
    public async Task What_is_started_is_PowerShell_itself_and_is_gone_when_it_is_killed()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using Process shell = Process.Start(PinnedShell.Start("-Command", "[Console]::WriteLine($PID); Start-Sleep -Seconds 600"))!;
        int itself = int.Parse((await shell.StandardOutput.ReadLineAsync(stop))!, CultureInfo.InvariantCulture);
        Assert.Equal(shell.Id, itself);

        shell.Kill();
        await shell.WaitForExitAsync(stop);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(itself));
    }

    [Fact]
    public async Task It_has_the_version_that_stands_in_the_packages_file()
    {
        using Process shell = Process.Start(PinnedShell.Start("-Command", "\"$($PSVersionTable.PSVersion)\""))!;
        string version = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"{Path.DirectorySeparatorChar}{version.Trim()}{Path.DirectorySeparatorChar}", PinnedShell.Command()[1].Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal);
    }
}
