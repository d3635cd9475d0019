namespace XScrape.Simulator.Yaml;

/// <summary>A line that says something: its indentation, its content without comment, its number.</summary>
internal sealed record YamlLine(int Indent, string Content, int Number)
{
    public bool IsItem => Content == "-" || Content.StartsWith("- ", StringComparison.Ordinal);

    public static List<YamlLine> Read(string text)
    {
        List<YamlLine> lines = [];
        string[] raw = text.Replace("\r\n", "\n").Split('\n');
        for (int i = 0; i < raw.Length; i++)
        {
            string content = WithoutComment(raw[i]).TrimEnd();
            int indent = content.Length - content.TrimStart(' ').Length;
            if (content.Length == indent || (lines.Count == 0 && content == "---"))
            {
                continue;
            }

            if (lines.Count > 0 && content is "---" or "...")
            {
                return lines; // what follows is another document
            }

            if (content[indent] == '\t')
            {
                throw new YamlError($"line {i + 1}: found character that cannot start any token");
            }

            lines.Add(content is "---" or "..." || content[0] == '%' ? throw YamlError.Unread(i + 1) : new YamlLine(indent, content.Substring(indent), i + 1));
        }

        return lines;
    }

    /// <summary>Whether another document begins behind the first.</summary>
    public static bool HasSecondDocument(string text)
    {
        bool begun = false;
        foreach (string content in text.Replace("\r\n", "\n").Split('\n').Select(line => WithoutComment(line).TrimEnd()).Where(content => content.Length > 0))
        {
            if (begun && content == "---")
            {
                return true;
            }

            begun |= content != "---";
        }

        return false;
    }

    /// <summary>Cuts at a # that begins a word outside quotes.</summary>
    private static string WithoutComment(string line)
    {
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                i += c == '\\' && quote == '"' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or ',' or ':'))
            {
                quote = c;
            }
            else if (c == '#' && (i == 0 || line[i - 1] is ' ' or '\t'))
            {
                return line.Substring(0, i);
            }
        }

        return line;
    }
}
