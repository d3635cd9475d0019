using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Wire;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Aws.Amp;

/// <summary>Reads scrapers, also those with members that this version does not know: unions grow every few months.</summary>
internal static class ScraperReader
{
    private static readonly Dictionary<string, LinkStatus> s_statuses = new(StringComparer.Ordinal)
    {
        ["CREATING"] = LinkStatus.Creating,
        ["UPDATING"] = LinkStatus.Updating,
        ["ACTIVE"] = LinkStatus.Active,
        ["DELETING"] = LinkStatus.Deleting,
        ["CREATION_FAILED"] = LinkStatus.CreationFailed,
        ["UPDATE_FAILED"] = LinkStatus.UpdateFailed,
        ["DELETION_FAILED"] = LinkStatus.DeletionFailed,
    };

    /// <summary>The answer of CreateScraper and UpdateScraper.</summary>
    public static Scraper Created(JsonElement root) => WithStatus(root) with { Tags = root.Map("tags") };

    /// <summary>A ScraperDescription or ScraperSummary.</summary>
    public static Scraper Described(JsonElement scraper)
    {
        JsonElement? eks = scraper.Member("source")?.Member("eksConfiguration");
        JsonElement? network = eks ?? scraper.Member("source")?.Member("vpcConfiguration");
        JsonElement? roles = scraper.Member("roleConfiguration");
        return WithStatus(scraper) with
        {
            Alias = Try(scraper.Text("alias"), ScraperAlias.Parse),
            ServiceRoleArn = scraper.Text("roleArn"),
            Cluster = Try(eks?.Text("clusterArn"), ClusterArn.Parse),
            Subnets = Ids(network, "subnetIds"),
            SecurityGroups = Ids(network, "securityGroupIds"),
            Workspace = Try(scraper.Member("destination")?.Member("ampConfiguration")?.Text("workspaceArn"), WorkspaceArn.Parse),
            SourceRole = Try(roles?.Text("sourceRoleArn"), RoleArn.Parse),
            TargetRole = Try(roles?.Text("targetRoleArn"), RoleArn.Parse),
            CreatedAt = scraper.Time("createdAt"),
            LastModifiedAt = scraper.Time("lastModifiedAt"),
            Tags = scraper.Map("tags"),
            Configuration = scraper.Member("scrapeConfiguration")?.Text("configurationBlob") is { } blob ? JsonText.FromBlob(blob) : null,
        };
    }

    private static Scraper WithStatus(JsonElement scraper)
    {
        string code = scraper.Need("status").NeedText("statusCode");
        string? reason = scraper.Text("statusReason");
        return s_statuses.TryGetValue(code, out LinkStatus status)
            ? new Scraper(ScraperArn.Parse(scraper.NeedText("arn")), status) { StatusReason = reason }
            : new Scraper(ScraperArn.Parse(scraper.NeedText("arn")), LinkStatus.Unknown) { StatusReason = reason is null ? code : $"{code}: {reason}" };
    }

    private static IdList? Ids(JsonElement? parent, string name) => parent?.Texts(name) is { Count: > 0 } ids ? IdList.Of(ids) : null;

    private static T? Try<T>(string? text, Func<string, T> parse)
        where T : class
    {
        try
        {
            return text is null ? null : parse(text);
        }
        catch (XScrapeException)
        {
            return null;
        }
    }
}
