using System.Collections;
using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Destinations;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Rows;
using XScrape.Sources;

namespace XScrape.CrashSubject;

/// <summary>The link of the command line, live, and links as rows.</summary>
internal static class SubjectLinks
{
    public static ScraperLink Open(SubjectArguments args)
    {
        LinkFacts given = new()
        {
            Name = args.As("name", ScraperAlias.Parse),
            TargetAccount = args.As("target-account", AccountId.Parse),
            Source = args.As("cluster", text => new EksSource(ClusterArn.Parse(text))),
            Subnets = args.As("subnets", text => IdList.Subnets([text])),
            Destination = args.As("workspace", text => new WorkspaceDestination(WorkspaceArn.Parse(text))),
            SourceRoleName = args.As("source-role", RoleName.Parse),
            TargetRoleName = args.As("target-role", RoleName.Parse),
        };
        LinkFacts facts = args["row"] is string row ? LinkMerge.Merge(Read(row), given) : given;
        IdentityArguments identity = new()
        {
            Source = new SideArguments { Credential = new SubjectKeys(args.Need("source-keys")) },
            Target = new SideArguments { Credential = new SubjectKeys(args.Need("target-keys")) },
            Region = Region.Parse("us-west-2"),
            Endpoint = CloudSite.ParseEndpoint(args.Need("endpoint")),
        };
        return new LinkIdentities(identity, new CloudAccounts(new AwsCloudProvider())).Open(new StoredLink(facts), args.Has("row"), null);
    }

    public static string Row(ScraperLink link) => JsonSerializer.Serialize(
        LinkColumns.Names.ToDictionary(name => name, name => Text(typeof(ScraperLink).GetProperty(name)?.GetValue(link))));

    private static LinkFacts Read(string row) => LinkRow.Read(JsonSerializer.Deserialize<Dictionary<string, string?>>(row)!
        .Select(cell => new KeyValuePair<string, object?>(cell.Key, cell.Value))).Facts;

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IEnumerable many => string.Join(";", many.Cast<object>()),
        _ => value.ToString(),
    };
}
