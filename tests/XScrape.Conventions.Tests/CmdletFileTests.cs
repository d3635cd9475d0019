namespace XScrape.Conventions;

/// <summary>Cmdlets are binding and words: what is more than that has its place in Hosting, Binding or Core, and the files stay short.</summary>
public sealed class CmdletFileTests
{
    private const int LongestFile = 120;
    private const int MedianFile = 50;

    private static (string File, int Lines)[] Files { get; } =
    [
        .. Repository.Files
            .Where(f => f.StartsWith("src/XScrape.PowerShell/Commands/", StringComparison.Ordinal))
            .Select(f => (f, Repository.Read(f).Count(c => c == '\n')))
            .OrderBy(f => f.Item2),
    ];

    [Fact]
    public void The_file_of_a_cmdlet_has_at_most_120_lines() => Offenders.MustBeNone(Files.Where(f => f.Lines > LongestFile));

    [Fact]
    public void Half_of_them_have_at_most_50_lines()
    {
        Assert.True(Files.Length >= 20);
        Assert.True((Files[(Files.Length - 1) / 2].Lines + Files[Files.Length / 2].Lines) / 2.0 <= MedianFile);
    }
}
