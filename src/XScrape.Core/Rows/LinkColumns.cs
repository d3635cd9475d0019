using XScrape.Links.Parts;

namespace XScrape.Rows;

/// <summary>The columns that a row may have beside the parts of a link, and those that are refused. Names are compared without regard to case.</summary>
internal static class LinkColumns
{
    /// <summary>
    /// Columns that would be code of the file's author, or send requests to him: a profile file can name a program to run, an endpoint receives
    /// every request, and keys in a file are a leak. Their values are never looked at.
    /// </summary>
    private static readonly HashSet<string> s_refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "ProfileLocation", "AWSProfilesLocation", "ProfilesLocation", "EndpointUrl", "AccessKey", "AK", "SecretKey", "SK",
        "SecretAccessKey", "SessionToken", "ST", "Credential", "SourceCredential", "TargetCredential", "NetworkCredential",
    };

    public static IEnumerable<string> Names => LinkParts.All.Select(part => part.Name);

    /// <summary>The column that names a file, and so is no part of the link itself.</summary>
    public static bool IsConfigurationPath(string column) => column.Equals("ScrapeConfigurationPath", StringComparison.OrdinalIgnoreCase);

    public static bool IsRefused(string column) => s_refused.Contains(column);
}
