namespace XScrape.Help.Tests;

public sealed class TopicTests : IDisposable
{
    private readonly PageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_topic_is_text_of_80_columns_with_code_and_tables_left_whole()
    {
        string code = "Get-Thing " + new string('x', 90);
        string text = Topic($"# about_Thing\n\nWhat a thing is.\n\n## Parts\n\n{string.Join(' ', Enumerable.Repeat("word", 40))}\n\n```powershell\n{code}\n```\n\n| a | b |\n| --- | --- |\n| long one | 2 |\n");
        string[] lines = text.Split('\n');
        Assert.Equal(["TOPIC", "    about_Thing", "", "SHORT DESCRIPTION", "    What a thing is.", "", "LONG DESCRIPTION", "PARTS"], lines.Take(8));
        Assert.Equal(3, lines.Count(l => l.StartsWith("    word", StringComparison.Ordinal)));
        Assert.All(lines.Where(l => l.Contains("word", StringComparison.Ordinal)), l => Assert.True(l.Length <= 80));
        Assert.Contains("    " + code, lines);
        Assert.Contains("    a         b", lines);
        Assert.Contains("    long one  2", lines);
    }

    [Fact]
    public void A_topic_must_begin_with_its_name_and_what_it_is_about() =>
        Assert.Throws<PageException>(() => Topic("# about_Other\n\nWhat.\n"));

    [Fact]
    public void The_build_writes_both_kinds_and_names_what_is_missing()
    {
        _folder.Add("about_Thing.md", "# about_Thing\n\nWhat.\n");
        _folder.Add("Old-Thing.md", PageFolder.Thing);
        string output = Path.Combine(_folder.Path, "out");
        IReadOnlyList<string> warnings = new HelpBuild(_folder.Path, typeof(NewThingCommand).Assembly.Location, output).Run();
        Assert.Equal(["Old-Thing.md is the page of no cmdlet.", "New-Thing has no page New-Thing.md."], warnings);
        Assert.Equal(["XScrape.Help.Tests.dll-Help.xml", "about_Thing.help.txt"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private string Topic(string page) => TopicWriter.Write("about_Thing", MarkdownFile.Read(_folder.Add("about_Thing.md", page)));
}
