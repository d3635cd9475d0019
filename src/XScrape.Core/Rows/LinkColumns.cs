using System.Globalization;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Display;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies.Trust;

namespace XScrape.Rows;

/// <summary>The columns that a row may have, and what each becomes in the link. Names are compared without regard to case.</summary>
internal static class LinkColumns
{
    private static readonly Dictionary<string, Func<LinkFacts, string, LinkFacts>> s_columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Name"] = (f, t) => f with { Name = ScraperAlias.Parse(t) },
        ["Region"] = (f, t) => f with { Region = Region.Parse(t) },
        ["SourceAccountId"] = (f, t) => f with { SourceAccount = AccountId.Parse(t) },
        ["SourceRoleName"] = (f, t) => f with { SourceRoleName = RoleName.Parse(t) },
        ["SourceRolePath"] = (f, t) => f with { SourceRolePath = RolePath.Parse(t) },
        ["SourceRoleArn"] = (f, t) => f with { SourceRole = RoleArn.Parse(t) },
        ["TargetAccountId"] = (f, t) => f with { TargetAccount = AccountId.Parse(t) },
        ["TargetRoleName"] = (f, t) => f with { TargetRoleName = RoleName.Parse(t) },
        ["TargetRolePath"] = (f, t) => f with { TargetRolePath = RolePath.Parse(t) },
        ["TargetRoleArn"] = (f, t) => f with { TargetRole = RoleArn.Parse(t) },
        ["ClusterArn"] = (f, t) => f with { Cluster = ClusterArn.Parse(t) },
        ["SubnetId"] = (f, t) => f with { Subnets = IdList.Subnets([t]) },
        ["SecurityGroupId"] = (f, t) => f with { SecurityGroups = IdList.SecurityGroups([t]) },
        ["WorkspaceArn"] = (f, t) => f with { Workspace = WorkspaceArn.Parse(t) },
        ["Alias"] = (f, t) => f with { Alias = ScraperAlias.Parse(t) },
        ["ScraperId"] = (f, t) => f with { ScraperId = ScraperId.Parse(t) },
        ["ScraperArn"] = (f, t) => f with { Scraper = ScraperArn.Parse(t) },
        ["Status"] = (f, t) => f with { Status = OneOf<LinkStatus>(t) },
        ["StatusReason"] = (f, t) => f with { StatusReason = t },
        ["Trust"] = (f, t) => f with { Trust = OneOf<TrustState>(t) },
        ["Logging"] = (f, t) => f with { Logging = OneOf<LoggingState>(t) },
        ["LogGroupArn"] = (f, t) => f with { LogGroup = LogGroupArn.Parse(t) },
        ["LogComponent"] = (f, t) => f with { LogComponents = LogComponentList.Parse(t) },
        ["CreatedAt"] = (f, t) => f with { CreatedAt = Time(t) },
        ["SourceProfileName"] = (f, t) => f with { SourceProfileName = Visible(t) },
        ["TargetProfileName"] = (f, t) => f with { TargetProfileName = Visible(t) },
        ["SourceAssumeRoleArn"] = (f, t) => f with { SourceAssumeRole = RoleArn.Parse(t) },
        ["TargetAssumeRoleArn"] = (f, t) => f with { TargetAssumeRole = RoleArn.Parse(t) },
    };

    /// <summary>AWS.Tools' own names for the same things.</summary>
    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EksConfiguration_ClusterArn"] = "ClusterArn",
        ["Source_EksConfiguration_ClusterArn"] = "ClusterArn",
        ["EksConfiguration_SubnetId"] = "SubnetId",
        ["EksConfiguration_SecurityGroupId"] = "SecurityGroupId",
        ["AmpConfiguration_WorkspaceArn"] = "WorkspaceArn",
        ["RoleConfiguration_SourceRoleArn"] = "SourceRoleArn",
        ["RoleConfiguration_TargetRoleArn"] = "TargetRoleArn",
    };

    /// <summary>
    /// Columns that would be somebody else's code or ear: a profile file can name a program to run, an endpoint hears
    /// every request, and keys in a file are a leak. Their values are never looked at.
    /// </summary>
    private static readonly HashSet<string> s_refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "ProfileLocation", "AWSProfilesLocation", "ProfilesLocation", "EndpointUrl", "AccessKey", "AK", "SecretKey", "SK",
        "SecretAccessKey", "SessionToken", "ST", "Credential", "SourceCredential", "TargetCredential", "NetworkCredential",
    };

    public static IEnumerable<string> Names => s_columns.Keys;

    /// <summary>The column that names a file, and so is no fact of the link itself.</summary>
    public static bool IsConfigurationPath(string column) => column.Equals("ScrapeConfigurationPath", StringComparison.OrdinalIgnoreCase);

    public static bool IsRefused(string column) => s_refused.Contains(column);

    /// <summary>Our own name for a column.</summary>
    public static string OwnName(string column) => s_aliases.TryGetValue(column, out string? own) ? own : column;

    /// <summary>Null for a column that means nothing to us.</summary>
    public static Func<LinkFacts, string, LinkFacts>? Find(string column) =>
        s_columns.TryGetValue(OwnName(column), out Func<LinkFacts, string, LinkFacts>? set) ? set : null;

    // A name that looks like another one, or is no name at all to a terminal, is nobody's on purpose.
    private static string Visible(string text) => VisibleText.LineOf(text) == text ? text : throw new XScrapeException(
        FailureId.InvalidValue, $"'{text}' holds characters that cannot be seen.", "Type the name again.");

    private static T OneOf<T>(string text)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(typeof(T), value)
        ? value
        : throw new XScrapeException(FailureId.InvalidValue, $"'{text}' is none of {string.Join(", ", Enum.GetNames(typeof(T)))}.", "Leave the cell empty; it is read from AWS.");

    // Export-Csv writes times in the culture of its session.
    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : throw new XScrapeException(FailureId.InvalidValue, $"'{text}' is not a time.", "Leave the cell empty; it is read from AWS.");
}
