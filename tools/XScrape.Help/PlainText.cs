using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace XScrape.Help;

/// <summary>Markdown as a console shows it.</summary>
internal static class PlainText
{
    /// <summary>A paragraph each for paragraphs, list items, table rows and lines of code.</summary>
    public static IEnumerable<string> Paragraphs(IEnumerable<Block> blocks) => blocks.SelectMany(OfBlock);

    public static string Of(Inline? inline)
    {
        StringBuilder text = new();
        Append(inline, text);
        return text.ToString();
    }

    private static IEnumerable<string> OfBlock(Block block) => block switch
    {
        HtmlBlock or LinkReferenceDefinitionGroup => [],
        Table table => Rows(table),
        LeafBlock { Inline: ContainerInline inline } => [Of(inline)],
        CodeBlock code => [Code(code)],
        ListBlock list => list.OfType<ListItemBlock>().Select((item, i) => (list.IsOrdered ? $"{i + 1}. " : "- ") + string.Join("\n", Paragraphs(item))),
        ContainerBlock container => container.SelectMany(OfBlock),
        _ => [],
    };

    public static string Code(CodeBlock code) => string.Join("\n", code.Lines.Lines.Take(code.Lines.Count).Select(line => line.ToString()));

    private static IEnumerable<string> Rows(Table table)
    {
        string[][] cells = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(" ", Paragraphs(cell))).ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells.Max(row => row.Length)).Select(i => cells.Max(row => i < row.Length ? row[i].Length : 0))];
        return [string.Join("\n", cells.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()))];
    }

    private static void Append(Inline? inline, StringBuilder text)
    {
        switch (inline)
        {
            case null or HtmlInline:
                break;
            case LiteralInline literal:
                text.Append(literal.Content);
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded);
                break;
            case ContainerInline container:
                foreach (Inline child in container)
                {
                    Append(child, text);
                }

                // Links to other pages are no help in a console; addresses do.
                if (container is LinkInline { Url: string url } && url.Contains("://", StringComparison.Ordinal))
                {
                    text.Append(" (").Append(url).Append(')');
                }

                break;
        }
    }
}
