namespace XScrape.Simulator;

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

    private static bool Same(char wanted, char seen, bool ignoreCase)
    {
        char literal = wanted switch { LiteralStar => '*', LiteralMark => '?', _ => wanted };
        return literal == seen || (ignoreCase && char.ToUpperInvariant(literal) == char.ToUpperInvariant(seen));
    }
}
