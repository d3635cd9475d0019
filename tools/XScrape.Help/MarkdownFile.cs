using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace XScrape.Help;

/// <summary>A page, parsed. A paragraph that is nothing but a link to a file in shared/ stands for that file's content.</summary>
internal sealed class MarkdownFile
{
    private const string SharedFolder = "shared/";

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private MarkdownFile(string name, IReadOnlyList<Block> blocks)
    {
        Name = name;
        Blocks = blocks;
    }

    /// <summary>The file's name without its extension.</summary>
    public string Name { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public static MarkdownFile Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return new MarkdownFile(name, [.. Expand(path, name)]);
    }

    private static IEnumerable<Block> Expand(string path, string page)
    {
        foreach (Block block in Markdown.Parse(File.ReadAllText(path), s_pipeline))
        {
            if (SharedFile(block) is not string shared)
            {
                yield return block;
                continue;
            }

            string file = Path.Combine(Path.GetDirectoryName(path)!, shared);
            if (!File.Exists(file))
            {
                throw new PageException(page, $"there is no {shared}.");
            }

            // The fragment's own title is for those who read it alone.
            foreach (Block inner in Expand(file, page).Where(b => b is not HeadingBlock { Level: 1 }))
            {
                yield return inner;
            }
        }
    }

    private static string? SharedFile(Block block) =>
        block is ParagraphBlock { Inline: ContainerInline inlines } && inlines.Count() == 1 && inlines.FirstChild is LinkInline { Url: string url }
            && url.StartsWith(SharedFolder, StringComparison.Ordinal)
            ? url
            : null;
}
