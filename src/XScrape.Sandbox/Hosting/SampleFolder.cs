namespace XScrape.Sandbox.Hosting;

/// <summary>A folder of its own with the sample files, removed at the end.</summary>
internal sealed class SampleFolder : IDisposable
{
    public SampleFolder()
    {
        Path = Directory.CreateTempSubdirectory("xscrape-").FullName;
        foreach (string sample in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Samples")))
        {
            File.Copy(sample, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(sample)));
        }
    }

    public string Path { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException failure)
        {
            // Someone still works there; the folder is theirs then.
            Console.Error.WriteLine($"{Path} could not be removed: {failure.Message}");
        }
    }
}
