using System.Xml.Linq;

namespace XScrape.Help.Tests;

public sealed class MamlTests : IDisposable
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly PageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_syntax_has_a_line_for_each_parameter_set_the_default_one_first()
    {
        XElement[] items = [.. Maml(PageFolder.Thing).Descendants(s_command + "syntaxItem")];
        Assert.Equal(["Name Timeout Force Confirm WhatIf", "InputObject Timeout Force Confirm WhatIf"], items.Select(Names));
        XElement name = items[0].Elements(s_command + "parameter").First();
        Assert.Equal(("true", "0", "False", "N, Label"), ((string)name.Attribute("required")!, (string)name.Attribute("position")!, (string)name.Attribute("pipelineInput")!, (string)name.Attribute("aliases")!));
        Assert.Equal("True (ByValue)", (string)items[1].Elements(s_command + "parameter").First().Attribute("pipelineInput")!);
    }

    [Fact]
    public void A_switch_takes_no_value_and_a_nullable_is_shown_as_what_it_holds()
    {
        Dictionary<string, string?> values = Maml(PageFolder.Thing).Descendants(s_command + "syntaxItem").First().Elements(s_command + "parameter")
            .ToDictionary(p => (string)p.Element(s_maml + "name")!, p => (string?)p.Element(s_command + "parameterValue"));
        Assert.Null(values["Force"]);
        Assert.Equal("TimeSpan", values["Timeout"]);
    }

    [Fact]
    public void Words_come_from_the_page_without_its_markup()
    {
        XElement command = Maml(PageFolder.Thing);
        Assert.Equal("Makes a thing.", (string)command.Element(s_command + "details")!.Element(s_maml + "description")!.Element(s_maml + "para")!);
        Assert.Equal(["When -Name is <known> & wanted.", "- first", "- second"], Paragraphs(command.Element(s_maml + "description")!));
        XElement example = command.Descendants(s_command + "example").Single();
        Assert.Equal("Example 1: One thing", (string)example.Element(s_maml + "title")!);
        Assert.Equal("New-Thing 'a' |\n    New-Thing", (string)example.Element(s_dev + "code")!);
        Assert.Equal(["Variables are set before.", "So."], Paragraphs(example.Element(s_maml + "introduction")!).Concat(Paragraphs(example.Element(s_dev + "remarks")!)).Where(p => p.Length > 0));
        Assert.DoesNotContain("hidden", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_has_its_facts_and_its_accepted_values()
    {
        XElement name = Maml(PageFolder.Thing).Element(s_command + "parameters")!.Elements().Single(p => (string)p.Element(s_maml + "name")! == "Name");
        Assert.Equal(["The name.", "Accepted values: 1 to 9 letters"], Paragraphs(name.Element(s_maml + "description")!));
        Assert.Equal("none", (string)name.Element(s_dev + "defaultValue")!);
        Assert.Equal("true", (string)name.Attribute("required")!);
    }

    [Fact]
    public void A_shared_part_stands_where_its_link_stands()
    {
        _folder.Add("shared/force.md", "# Force\n\n### -Force\n\nNo question.\n\n- Type: `SwitchParameter`\n");
        XElement command = Maml(PageFolder.Thing.Replace("## Input", "[force](shared/force.md)\n\n## Input", StringComparison.Ordinal));
        Assert.Equal(["Name", "Force"], command.Element(s_command + "parameters")!.Elements().Select(p => (string)p.Element(s_maml + "name")!));
    }

    [Fact]
    public void The_first_related_link_is_the_page_online()
    {
        XElement[] links = [.. Maml(PageFolder.Thing).Descendants(s_maml + "navigationLink")];
        Assert.Equal("https://github.com/xscrape/xscrape/blob/main/docs/en-US/New-Thing.md", (string)links[0].Element(s_maml + "uri")!);
        Assert.Equal(("Get-Thing", ""), ((string)links[1].Element(s_maml + "linkText")!, (string)links[1].Element(s_maml + "uri")!));
    }

    [Theory]
    [InlineData("# New-Thing", "# Other", "begin with '# New-Thing'")]
    [InlineData("## Output", "## Outputs", "the section 'Outputs' is none of")]
    [InlineData("## Related links", "## Notes", "'Related links' is missing")]
    [InlineData("- Type: `String`", "- Sort: `String`", "must begin with one of")]
    [InlineData("### -Name", "### Name", "must be '### -Name'")]
    [InlineData("```powershell", "```", "has no block of powershell")]
    [InlineData("Makes a `thing`.", "Makes.\n\nA thing.", "one paragraph, the synopsis")]
    [InlineData("## Input", "[x](shared/none.md)\n\n## Input", "there is no shared/none.md")]
    public void A_page_of_another_form_is_refused(string good, string bad, string says)
    {
        PageException failure = Assert.Throws<PageException>(() => Maml(PageFolder.Thing.Replace(good, bad, StringComparison.Ordinal)));
        Assert.StartsWith("New-Thing: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    private XElement Maml(string page)
    {
        HelpPage read = PageReader.Read(MarkdownFile.Read(_folder.Add("New-Thing.md", page)));
        string xml = MamlWriter.Write([(read, CompiledCommand.TryRead(typeof(NewThingCommand))!)]);
        return XDocument.Parse(xml).Root!.Elements().Single();
    }

    private static string Names(XElement item) => string.Join(" ", item.Elements(s_command + "parameter").Select(p => (string)p.Element(s_maml + "name")!));

    private static IEnumerable<string> Paragraphs(XElement element) => element.Elements(s_maml + "para").Select(p => (string)p);
}
