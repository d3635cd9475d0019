using XScrape.Configuration;
using XScrape.Failures;
using XScrape.Rows;

namespace XScrape.Tests.Files;

/// <summary>Paths come from rows, too: what they name is a regular file of a sensible size on this machine, or an error at once.</summary>
public sealed class ConfigurationFileTests : IDisposable
{
    private readonly UnixFile _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_pipe_without_a_writer_is_refused_and_not_waited_for() => await Refused(_files.Pipe("pipe"), "a pipe or a device");

    [Fact]
    public async Task A_link_to_a_pipe_is_refused_and_one_to_a_file_is_read()
    {
        File.CreateSymbolicLink(_files.At("to-pipe"), _files.Pipe("pipe"));
        File.CreateSymbolicLink(_files.At("to-file"), _files.Text("file", "a: 1\n"));

        await Refused(_files.At("to-pipe"), "a pipe or a device");
        Assert.Equal("a: 1\n", await ConfigurationFile.ReadAsync(_files.At("to-file"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev")]
    public async Task Devices_and_folders_are_refused(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such paths.");
        await Refused(path, "a pipe or a device");
    }

    [Fact]
    public async Task A_file_of_more_than_a_mebibyte_is_refused()
    {
        await Refused(_files.Text("long", new string('#', (1024 * 1024) + 1)), "longer than 1 MiB");
        Assert.Equal(1024 * 1024, (await ConfigurationFile.ReadAsync(_files.Text("whole", new string('#', 1024 * 1024)), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_read_ends_when_it_is_stopped() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        ConfigurationFile.ReadAsync(_files.Text("file", "a: 1\n"), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(@"\\server\share\prometheus.yml")]
    [InlineData("//server/share/prometheus.yml")]
    [InlineData(@"\\.\pipe\x")]
    [InlineData(@"\\?\C:\x")]
    [InlineData(@"Microsoft.PowerShell.Core\FileSystem::\\server\share\x")]
    public void A_row_names_no_other_machine(string path)
    {
        XScrapeException failure = Expect.Failure(FailureId.InvalidValue, () => LinkRow.Read([new("ScrapeConfigurationPath", path)]));
        Assert.Contains("ScrapeConfigurationPath", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./prometheus.yml")]
    [InlineData("/etc/prometheus.yml")]
    [InlineData(@"C:\etc\prometheus.yml")]
    [InlineData(@"\etc\prometheus.yml")]
    public void Paths_of_this_machine_are_taken(string path) => Assert.Equal(path, LinkRow.Read([new("ScrapeConfigurationPath", path)]).ConfigurationPath);

    private static async Task Refused(string path, string why)
    {
        XScrapeException failure = await Expect.FailureAsync(FailureId.InvalidScrapeConfiguration, () => ConfigurationFile.ReadAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }
}
