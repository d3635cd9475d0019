using System.Diagnostics;

namespace XScrape.Tests.Files;

/// <summary>A folder of a test's own, and the special files that only Unix has.</summary>
internal sealed class UnixFile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("xscrape-files-").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public string Text(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public string Pipe(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        using Process made = Process.Start("mkfifo", At(name));
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
