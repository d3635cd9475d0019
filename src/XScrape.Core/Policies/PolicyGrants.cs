namespace XScrape.Policies;

/// <summary>Whether a permissions policy grants an action by itself, without conditions. Made by hand, it may do so in many ways.</summary>
internal static class PolicyGrants
{
    public static bool Allows(this PolicyDocument document, string action, string resource) => document.Statements.Any(s =>
        s.Effect == "Allow" && s.Conditions.Count == 0
        && s.Action is not null && s.Action.Any(a => Matches(a, action, ignoreCase: true))
        && s.Resource is not null && s.Resource.Any(r => ResourceMatch.Of(r, resource) == PolicyMatch.Yes));

    /// <summary>IAM's wildcards: * for any text, ? for one character.</summary>
    internal static bool Matches(string pattern, string text, bool ignoreCase)
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

        return pattern.Skip(p).All(c => c == '*');
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
