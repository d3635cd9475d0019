namespace XScrape.Simulator.Naming;

/// <summary>Matching with <c>*</c> and <c>?</c>, whole and ARN part by ARN part.</summary>
internal static class Wildcard
{
    /// <summary>Stands for a literal asterisk that came out of a policy variable.</summary>
    public const char LiteralStar = '\uE000';

    /// <summary>Stands for a literal question mark that came out of a policy variable.</summary>
    public const char LiteralMark = '\uE001';

    private const int ArnParts = 6;

    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>
    /// Each of the six colon-separated parts on its own:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
    /// </summary>
    public static bool MatchesArn(string pattern, string text)
    {
        string[] wanted = pattern.Split([':'], ArnParts);
        string[] seen = text.Split([':'], ArnParts);
        if (wanted.Length != ArnParts || seen.Length != ArnParts)
        {
            return string.Equals(pattern, "*", StringComparison.Ordinal);
        }

        for (int i = 0; i < ArnParts; i++)
        {
            if (!Matches(wanted[i], seen[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A Resource pattern: an asterisk at the end of a segment matches beyond the colon, and what an incomplete ARN leaves out is
    /// anything: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    /// </summary>
    public static bool MatchesResource(string pattern, string text)
    {
        string[] wanted = pattern.Split([':'], ArnParts);
        if (wanted.Length < ArnParts)
        {
            pattern += string.Concat(Enumerable.Repeat(":*", ArnParts - wanted.Length));
        }

        return MatchesArn(pattern, text) || FromHere(pattern, text, 0, 0);
    }

    /// <summary>Tries every colon that an asterisk at the end of a segment can reach.</summary>
    private static bool FromHere(string pattern, string text, int part, int at)
    {
        int end = part < ArnParts - 1 ? pattern.IndexOf(':') : -1;
        string segment = end < 0 ? pattern : pattern.Substring(0, end);
        if (end < 0)
        {
            return Matches(segment, text.Substring(at));
        }

        bool reaches = segment.Length > 0 && segment[segment.Length - 1] == '*';
        for (int colon = text.IndexOf(':', at); colon >= 0; colon = reaches ? text.IndexOf(':', colon + 1) : -1)
        {
            if (Matches(segment, text.Substring(at, colon - at)) && FromHere(pattern.Substring(end + 1), text, part + 1, colon + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(char wanted, char seen, bool ignoreCase)
    {
        char literal = wanted switch { LiteralStar => '*', LiteralMark => '?', _ => wanted };
        return literal == seen || (ignoreCase && char.ToUpperInvariant(literal) == char.ToUpperInvariant(seen));
    }
}
