using System.Text;

namespace XScrape.Help;

/// <summary>One page for each cmdlet and one for each topic, in; the MAML file and the topics' texts, out.</summary>
internal sealed class HelpBuild(string pages, string assembly, string output)
{
    private const string TopicPrefix = "about_";

    /// <summary>Writes all files; gives back what is missing but does no harm to the rest.</summary>
    public IReadOnlyList<string> Run()
    {
        IReadOnlyDictionary<string, CompiledCommand> commands = CompiledCommand.ReadAll(assembly);
        List<string> warnings = [];
        List<(HelpPage Page, CompiledCommand Command)> pairs = [];
        Directory.CreateDirectory(output);
        foreach (string file in Directory.GetFiles(pages, "*.md").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (name.StartsWith(TopicPrefix, StringComparison.Ordinal))
            {
                WriteText($"{name}.help.txt", TopicWriter.Write(name, MarkdownFile.Read(file)));
            }
            else if (commands.TryGetValue(name, out CompiledCommand? command))
            {
                pairs.Add((PageReader.Read(MarkdownFile.Read(file)), command));
            }
            else
            {
                warnings.Add($"{name}.md is the page of no cmdlet.");
            }
        }

        warnings.AddRange(commands.Keys.Except(pairs.Select(p => p.Page.Name)).Select(missing => $"{missing} has no page {missing}.md."));
        WriteText($"{Path.GetFileName(assembly)}-Help.xml", MamlWriter.Write(pairs));
        return warnings;
    }

    // With a byte order mark, without which Windows PowerShell reads a text in the machine's own code page.
    private void WriteText(string name, string text) =>
        File.WriteAllText(Path.Combine(output, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
}
