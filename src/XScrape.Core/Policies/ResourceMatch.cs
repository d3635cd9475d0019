namespace XScrape.Policies;

/// <summary>Whether a Resource of a policy means a resource: each of the ARN's six parts by itself.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
internal static class ResourceMatch
{
    private const int Parts = 6;

    public static PolicyMatch Of(string pattern, string resource)
    {
        if (pattern == "*")
        {
            return PolicyMatch.Yes;
        }

        // A policy variable stands for a value of the moment.
        if (pattern.Contains("${"))
        {
            return PolicyMatch.Unknown;
        }

        string[] patterns = pattern.Split([':'], Parts);
        string[] parts = resource.Split([':'], Parts);
        bool fits = patterns.Zip(parts, (p, t) => PolicyGrants.Matches(p, t, ignoreCase: false)).All(same => same);
        if (fits && patterns.Length == Parts && parts.Length == Parts)
        {
            return HasWildType(patterns[Parts - 1]) ? PolicyMatch.Unknown : PolicyMatch.Yes;
        }

        // An asterisk at the end of a part may match beyond the colon, and an incomplete ARN may be completed; where is not certain.
        return (fits && patterns.Length < Parts) || PolicyGrants.Matches(pattern, resource, ignoreCase: false) ? PolicyMatch.Unknown : PolicyMatch.No;
    }

    /// <summary>A wildcard in the type, as in u*, is not allowed, and nothing says what it means: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.</summary>
    private static bool HasWildType(string part) => part != "*" && part.Split('/', ':')[0].IndexOfAny(['*', '?']) >= 0;
}
