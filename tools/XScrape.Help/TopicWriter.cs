using System.Text;
using Markdig.Syntax;

namespace XScrape.Help;

/// <summary>Writes an about topic as text of at most 80 columns, in the form in which Get-Help finds its synopsis.</summary>
internal static class TopicWriter
{
    private const int Width = 80;

    private const string Indent = "    ";

    public static string Write(string name, MarkdownFile file)
    {
        List<Block> blocks = [.. file.Blocks];
        if (blocks.Count < 2 || blocks[0] is not HeadingBlock { Level: 1 } title || PlainText.Of(title.Inline) != name || blocks[1] is not ParagraphBlock synopsis)
        {
            throw new PageException(name, $"it must begin with '# {name}' and one paragraph that says what it is about.");
        }

        StringBuilder text = new();
        text.Append("TOPIC\n").Append(Indent).Append(name).Append("\n\nSHORT DESCRIPTION\n");
        // Get-Help takes one line for the synopsis.
        Append(text, PlainText.Of(synopsis.Inline), isWhole: true);
        text.Append("LONG DESCRIPTION\n");
        foreach (Block block in blocks.Skip(2))
        {
            if (block is HeadingBlock heading)
            {
                text.Append(PlainText.Of(heading.Inline).ToUpperInvariant()).Append('\n');
                continue;
            }

            foreach (string paragraph in PlainText.Paragraphs([block]))
            {
                Append(text, paragraph, isWhole: block is CodeBlock or Markdig.Extensions.Tables.Table);
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, string paragraph, bool isWhole = false)
    {
        foreach (string line in paragraph.Split('\n').SelectMany(l => isWhole ? [l] : Wrap(l)))
        {
            text.Append((Indent + line).TrimEnd()).Append('\n');
        }

        text.Append('\n');
    }

    private static IEnumerable<string> Wrap(string paragraph)
    {
        string hanging = paragraph.StartsWith("- ", StringComparison.Ordinal) ? "  " : string.Empty;
        StringBuilder line = new();
        foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > hanging.Length && Indent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(hanging).Append(word);
            }
            else
            {
                line.Append(line.Length > hanging.Length ? " " : string.Empty).Append(word);
            }
        }

        yield return line.ToString();
    }
}
