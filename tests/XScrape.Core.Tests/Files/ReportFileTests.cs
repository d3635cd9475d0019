using XScrape.Failures;
using XScrape.Files;
using XScrape.Reporting.Pages;
using XScrape.Tests.Reporting;

namespace XScrape.Tests.Files;

/// <summary>The last good report outlives whatever goes wrong with the next one.</summary>
public sealed class ReportFileTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly UnixFile _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_new_report_replaces_the_old_one_and_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists.");
            return;
        }

        string path = _files.Text("links.html", "old");
        File.SetUnixFileMode(path, Mode);

        Write(path);

        Assert.Contains("</html>", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(Mode, File.GetUnixFileMode(path));
        Assert.Single(Directory.GetFiles(_files.Folder));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        string path = _files.Text("links.html", "old");

        Assert.Throws<IOException>(() => WholeFile.Write(path, new FullDisk(), overwrite: true));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_files.Folder));
    }

    [Fact]
    public void A_symbolic_link_is_neither_followed_nor_replaced()
    {
        string target = _files.Text("theirs", "theirs");
        foreach (string named in new[] { target, _files.At("nowhere") })
        {
            string path = _files.At(Path.GetRandomFileName());
            File.CreateSymbolicLink(path, named);

            XScrapeException failure = Expect.Failure(FailureId.ReportNotWritten, () => Write(path, force: true));

            Assert.Contains("symbolic link", failure.Message, StringComparison.Ordinal);
            Assert.NotNull(new FileInfo(path).LinkTarget);
        }

        Assert.Equal("theirs", File.ReadAllText(target));
        Assert.False(File.Exists(_files.At("nowhere")));
    }

    [Fact]
    public void Folders_pipes_and_devices_are_refused()
    {
        string pipe = _files.Pipe("pipe");
        foreach (string path in new[] { _files.Folder, pipe, "/dev/null" })
        {
            Expect.Failure(FailureId.ReportNotWritten, () => Write(path, force: true));
        }

        Assert.Equal(FileKind.Other, FileKinds.At("/dev/null"));
    }

    [Fact]
    public void A_read_only_file_needs_Force_and_one_that_is_there_no_NoClobber()
    {
        string path = _files.Text("links.html", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Expect.Failure(FailureId.ReportNotWritten, () => Write(path));
        Expect.Failure(FailureId.ReportExists, () => Write(path, noClobber: true));
        Assert.Equal("old", File.ReadAllText(path));

        Write(path, force: true);

        Assert.NotEqual("old", File.ReadAllText(path));
        Assert.True(new FileInfo(path).IsReadOnly);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    private static void Write(string path, bool noClobber = false, bool force = false) => ReportFile.Write(SampleReport.Of(1), path, noClobber, force);

    private sealed class FullDisk : MemoryStream
    {
        public override void WriteTo(Stream stream)
        {
            stream.WriteByte(1);
            throw new IOException("No space left on device");
        }
    }
}
