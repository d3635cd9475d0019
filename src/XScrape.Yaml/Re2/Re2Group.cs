namespace XScrape.Yaml.Re2;

/// <summary>What may follow <c>(?</c>: a name, flags, or a colon.</summary>
internal static class Re2Group
{
    private const string Flags = "imsU";

    /// <summary>Where the group's content begins, or what follows (?flags). Starts at the parenthesis.</summary>
    public static int Read(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "(?P<", 0, 4) == 0)
        {
            return Name(text, start + 4);
        }

        int at = start + 2;
        bool minus = false;
        bool any = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c is ':' or ')')
            {
                return minus && !any ? throw Unknown(text, start, at) : at + 1;
            }

            if (c == '-' && !minus)
            {
                (minus, any) = (true, false);
            }
            else if (Flags.Contains(c))
            {
                any = true;
            }
            else
            {
                throw Unknown(text, start, at);
            }
        }

        throw new Re2Exception("there is a ( without its )");
    }

    private static int Name(string text, int from)
    {
        int end = text.IndexOf('>', from);
        string name = end < 0 ? string.Empty : text.Substring(from, end - from);
        return name.Length > 0 && name.All(c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            ? end + 1
            : throw new Re2Exception("the name of a group is letters, digits and _");
    }

    private static Re2Exception Unknown(string text, int start, int at)
    {
        string opening = text.Substring(start, Math.Min(at + 1, text.Length) - start);
        return new Re2Exception(opening switch
        {
            "(?=" or "(?!" => $"RE2 has no lookahead such as {opening}; drop what you do not want by a rule of its own",
            "(?<" => "RE2 has no lookbehind, and writes named groups as (?P<name>",
            _ => $"RE2 does not know {opening}",
        });
    }
}
