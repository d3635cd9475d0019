using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace XScrape.Help;

/// <summary>Reads a cmdlet's page: its title, the synopsis below it, and sections of fixed names.</summary>
internal sealed class PageReader
{
    private static readonly string[] s_sections = ["When to use it", "Examples", "Parameters", "Input", "Output", "Notes", "Related links"];

    private readonly string _page;
    private readonly Dictionary<string, List<Block>> _sections = [];
    private readonly List<Block> _head = [];

    private PageReader(MarkdownFile file)
    {
        _page = file.Name;
        List<Block> current = _head;
        foreach (Block block in file.Blocks)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                string title = PlainText.Of(heading.Inline);
                current = s_sections.Contains(title) ? [] : throw Problem($"the section '{title}' is none of: {string.Join(", ", s_sections)}.");
                _sections.Add(title, current);
            }
            else
            {
                current.Add(block);
            }
        }
    }

    public static HelpPage Read(MarkdownFile file) => new PageReader(file).Read();

    private HelpPage Read()
    {
        if (_head.FirstOrDefault() is not HeadingBlock { Level: 1 } title || PlainText.Of(title.Inline) != _page)
        {
            throw Problem($"it must begin with '# {_page}'.");
        }

        string[] synopsis = [.. PlainText.Paragraphs(_head.Skip(1))];
        return new HelpPage(_page, synopsis.Length == 1 ? synopsis[0] : throw Problem("one paragraph, the synopsis, must stand between the title and the first section."))
        {
            Description = [.. PlainText.Paragraphs(Section("When to use it"))],
            Examples = ReadExamples(),
            Parameters = [.. Entries("Parameters").Select(ReadParameter)],
            Inputs = [.. Entries("Input").Select(ReadType)],
            Outputs = [.. Entries("Output").Select(ReadType)],
            Notes = _sections.TryGetValue("Notes", out List<Block>? notes) ? [.. PlainText.Paragraphs(notes)] : [],
            Links = [.. Section("Related links").OfType<ListBlock>().SelectMany(list => list).Select(ReadLink)],
        };
    }

    private PageException Problem(string text) => new(_page, text);

    private List<Block> Section(string name) => _sections.TryGetValue(name, out List<Block>? blocks) ? blocks : throw Problem($"the section '{name}' is missing.");

    /// <summary>The parts of a section that begin with a heading of level 3.</summary>
    private IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> Entries(string section)
    {
        string? title = null;
        List<Block> blocks = [];
        foreach (Block block in Section(section))
        {
            if (block is not HeadingBlock { Level: 3 } heading)
            {
                blocks.Add(block);
                continue;
            }

            if (title is not null)
            {
                yield return (title, blocks);
            }

            title = PlainText.Of(heading.Inline);
            blocks = [];
        }

        if (title is not null)
        {
            yield return (title, blocks);
        }
    }

    private IReadOnlyList<PageExample> ReadExamples()
    {
        string[] opening = [.. PlainText.Paragraphs(Section("Examples").TakeWhile(b => b is not HeadingBlock { Level: 3 }))];
        return [.. Entries("Examples").Select((entry, i) => ReadExample(entry.Title, entry.Blocks, i == 0 ? opening : []))];
    }

    private PageExample ReadExample(string title, IReadOnlyList<Block> blocks, IReadOnlyList<string> opening)
    {
        int code = blocks.ToList().FindIndex(b => b is FencedCodeBlock { Info: "powershell" });
        return code < 0
            ? throw Problem($"the example '{title}' has no block of powershell.")
            : new PageExample(title, [.. opening, .. PlainText.Paragraphs(blocks.Take(code))], PlainText.Code((FencedCodeBlock)blocks[code]), [.. PlainText.Paragraphs(blocks.Skip(code + 1))]);
    }

    private PageParameter ReadParameter((string Title, IReadOnlyList<Block> Blocks) entry)
    {
        if (!entry.Title.StartsWith('-'))
        {
            throw Problem($"the heading of a parameter must be '### -Name', and not '### {entry.Title}'.");
        }

        ListBlock list = (entry.Blocks.Count == 0 ? null : entry.Blocks[^1]) as ListBlock ?? throw Problem($"{entry.Title} must end with its list of facts, of which '- Type: `String`' is the first.");
        Dictionary<string, string> facts = [];
        foreach (string item in PlainText.Paragraphs([list]))
        {
            string[] parts = item[2..].Split(": ", 2);
            if (parts.Length != 2 || !PageParameter.KnownFacts.Contains(parts[0]))
            {
                throw Problem($"{entry.Title}: '{item}' must begin with one of: {string.Join(", ", PageParameter.KnownFacts)}, and a colon.");
            }

            facts.Add(parts[0], parts[1]);
        }

        string[] description = [.. PlainText.Paragraphs(entry.Blocks.SkipLast(1))];
        return facts.ContainsKey("Type") && description.Length > 0
            ? new PageParameter(entry.Title[1..], description, facts)
            : throw Problem($"{entry.Title} needs a description and a type.");
    }

    private static PageType ReadType((string Title, IReadOnlyList<Block> Blocks) entry) => new(entry.Title, [.. PlainText.Paragraphs(entry.Blocks)]);

    private PageLink ReadLink(Block item)
    {
        LinkInline link = item.Descendants<LinkInline>().FirstOrDefault() ?? throw Problem("every item of 'Related links' must be a link.");
        string text = string.Concat(link.Select(PlainText.Of));
        return new PageLink(text, link.Url?.Contains("://", StringComparison.Ordinal) == true ? link.Url : null);
    }
}
