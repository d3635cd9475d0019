using System.Globalization;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Display;
using XScrape.Failures;
using XScrape.Policies.Trust;
using XScrape.Sources;
using static XScrape.Links.Parts.LinkPartKind;

namespace XScrape.Links.Parts;

/// <summary>The parts of a link. Columns of rows, parameters of cmdlets, their merging and completion all read this one table.</summary>
internal static class LinkParts
{
    /// <summary>In the order in which a link shows them.</summary>
    public static IReadOnlyList<LinkPart> All { get; } =
    [
        LinkPart.Of("Name", Definition, ScraperAlias.Parse, f => f.Name, (f, v) => f with { Name = v }).Selecting(),
        LinkPart.Of("Region", Definition, Region.Parse, f => f.Region, (f, v) => f with { Region = v }),
        LinkPart.Of("SourceAccountId", Definition, AccountId.Parse, f => f.SourceAccount, (f, v) => f with { SourceAccount = v }),
        LinkPart.Of("SourceRoleName", Definition, RoleName.Parse, f => f.SourceRoleName, (f, v) => f with { SourceRoleName = v }),
        LinkPart.Of("SourceRolePath", Definition, RolePath.Parse, f => f.SourceRolePath, (f, v) => f with { SourceRolePath = v }),
        LinkPart.Of("SourceRoleArn", Definition, RoleArn.Parse, f => f.SourceRole, (f, v) => f with { SourceRole = v }, "RoleConfiguration_SourceRoleArn"),
        LinkPart.Of("TargetAccountId", Definition, AccountId.Parse, f => f.TargetAccount, (f, v) => f with { TargetAccount = v }),
        LinkPart.Of("TargetRoleName", Definition, RoleName.Parse, f => f.TargetRoleName, (f, v) => f with { TargetRoleName = v }),
        LinkPart.Of("TargetRolePath", Definition, RolePath.Parse, f => f.TargetRolePath, (f, v) => f with { TargetRolePath = v }),
        LinkPart.Of("TargetRoleArn", Definition, RoleArn.Parse, f => f.TargetRole, (f, v) => f with { TargetRole = v }, "RoleConfiguration_TargetRoleArn"),
        LinkPart.Of("SourceType", Definition, SourceParts.Parse, f => f.Source?.Type, SourceParts.Typed),
        LinkPart.Of("ClusterArn", Definition, ClusterArn.Parse, f => (f.Source as EksSource)?.Cluster, SourceParts.Clustered, "EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn").Selecting(),
        LinkPart.Of("SubnetId", Definition, text => IdList.Subnets([text]), f => f.Subnets, (f, v) => f with { Subnets = v }, "EksConfiguration_SubnetId", "VpcConfiguration_SubnetId"),
        LinkPart.Of("SecurityGroupId", Definition, text => IdList.SecurityGroups([text]), f => f.SecurityGroups, (f, v) => f with { SecurityGroups = v }, "EksConfiguration_SecurityGroupId", "VpcConfiguration_SecurityGroupId"),
        LinkPart.Of("WorkspaceArn", Definition, WorkspaceArn.Parse, f => (f.Destination as WorkspaceDestination)?.Workspace, (f, v) => f with { Destination = new WorkspaceDestination(v) }, "AmpConfiguration_WorkspaceArn").Selecting(),
        LinkPart.Of("Alias", Definition, ScraperAlias.Parse, f => f.Alias, (f, v) => f with { Alias = v }).Selecting(),
        LinkPart.Of("ScraperId", Definition, ScraperId.Parse, f => f.ScraperId, (f, v) => f with { ScraperId = v }).Selecting(),
        LinkPart.Of("ScraperArn", Definition, ScraperArn.Parse, f => f.Scraper, (f, v) => f with { Scraper = v }).Selecting(),
        LinkPart.Observed("Status", State<LinkStatus>, f => f.Status, (f, v) => f with { Status = v }),
        LinkPart.Of("StatusReason", Observation, text => text, f => f.StatusReason, (f, v) => f with { StatusReason = v }),
        LinkPart.Observed("Trust", State<TrustState>, f => f.Trust, (f, v) => f with { Trust = v }),
        LinkPart.Observed("Logging", State<LoggingState>, f => f.Logging, (f, v) => f with { Logging = v }),
        LinkPart.Of("LogGroupArn", Observation, LogGroupArn.Parse, f => f.LogGroup, (f, v) => f with { LogGroup = v }),
        LinkPart.Of("LogComponent", Observation, LogComponentList.Parse, f => f.LogComponents, (f, v) => f with { LogComponents = v }),
        LinkPart.Observed("CreatedAt", Time, f => f.CreatedAt, (f, v) => f with { CreatedAt = v }),
        LinkPart.Of("SourceProfileName", Caller, Visible, f => f.SourceProfileName, (f, v) => f with { SourceProfileName = v }),
        LinkPart.Of("TargetProfileName", Caller, Visible, f => f.TargetProfileName, (f, v) => f with { TargetProfileName = v }),
        LinkPart.Of("SourceAssumeRoleArn", Caller, RoleArn.Parse, f => f.SourceAssumeRole, (f, v) => f with { SourceAssumeRole = v }),
        LinkPart.Of("TargetAssumeRoleArn", Caller, RoleArn.Parse, f => f.TargetAssumeRole, (f, v) => f with { TargetAssumeRole = v }),
    ];

    /// <summary>Those of which each alone says which links are meant.</summary>
    public static IReadOnlyList<LinkPart> Selectors { get; } = [.. All.Where(p => p.Selects)];

    /// <summary>The parameters that say which links are meant, to be read: -Name, -ClusterArn or -Alias.</summary>
    public static string SelectingParameters { get; } =
        $"{string.Join(", ", Selectors.Take(Selectors.Count - 1).Select(p => "-" + p.Name))} or -{Selectors[Selectors.Count - 1].Name}";

    private static readonly Dictionary<string, LinkPart> s_named = All.SelectMany(part => part.Aliases.Append(part.Name), (part, name) => (part, name))
        .ToDictionary(pair => pair.name, pair => pair.part, StringComparer.OrdinalIgnoreCase);

    /// <summary>The part of that name or alias, without regard to case; null for a name that means nothing to us.</summary>
    public static LinkPart? Find(string name) => s_named.TryGetValue(name, out LinkPart? part) ? part : null;

    // A name that looks like another one, or is no name at all to a terminal, is a mistake or an attack.
    private static string Visible(string text) => VisibleText.LineOf(text) == text ? text : throw new XScrapeException(
        FailureId.InvalidValue, $"'{text}' contains invisible characters.", "Type the name again.");

    private static T State<T>(string text)
        where T : struct, Enum => OneOf.Read<T>(text, "Leave the cell empty; it is read from AWS.");

    // Export-Csv writes times in the culture of its session.
    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : throw new XScrapeException(FailureId.InvalidValue, $"'{text}' is not a time.", "Leave the cell empty; it is read from AWS.");
}
