using System.Globalization;
using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>Writes everything that exists in a world. Runs inside its gate.</summary>
internal sealed class StateWriter(World world)
{
    public const int Version = 1;

    public JsonObject Write() => new()
    {
        ["version"] = Version,
        ["now"] = Moment(world.Now),
        ["order"] = world.Order,
        ["accounts"] = SeedJson.List(world.Accounts, Account),
        ["sessions"] = SeedJson.List(world.Keys.Values.Where(key => key.SessionToken is not null), SessionState.Write),
    };

    private JsonObject Account(Account account) => new()
    {
        ["seed"] = SeedJson.Write(account.Seed),
        ["userIds"] = new JsonObject(account.Users.Select(user => new KeyValuePair<string, JsonNode?>(user.Name, user.Id))),
        ["alias"] = account.Alias,
        ["policies"] = SeedJson.List(account.Policies.Where(policy => !policy.IsOfAws), IdentityState.Write),
        ["users"] = SeedJson.List(account.Users, user => IdentityState.WriteUser(world, user)),
        ["roles"] = SeedJson.List(account.Roles.Where(role => !role.IsServiceLinked), Role),
        ["workspaces"] = SeedJson.List(account.Workspaces.Values, Workspace),
        ["clusters"] = SeedJson.List(account.Clusters.Values, Cluster),
        ["scrapers"] = SeedJson.List(account.Scrapers.Values.OrderBy(scraper => scraper.Order), Scraper),
        ["logGroups"] = SeedJson.List(account.LogGroups.Values, group => new JsonObject
        {
            ["arn"] = group.Arn, ["name"] = group.Name, ["created"] = Moment(group.Created), ["kmsKeyId"] = group.KmsKeyId, ["class"] = group.Class, ["tags"] = ScraperJson.Tags(group.Tags),
        }),
        ["tokens"] = SeedJson.List(account.Tokens, token => new JsonObject
        {
            ["key"] = token.Key,
            ["bodyHash"] = token.Value.BodyHash,
            ["scraperArn"] = token.Value.ScraperArn,
            ["at"] = Moment(token.Value.At),
        }),
    };

    private static JsonObject Role(Role role)
    {
        JsonObject json = IdentityState.Write(role);
        json["usableFrom"] = Moment(role.UsableFrom);
        json["trust"] = role.Trust.Text;
        json["trustIds"] = new JsonObject(role.Trust.Ids.Select(id => new KeyValuePair<string, JsonNode?>(id.Key, id.Value)));
        json["description"] = role.Description;
        json["maxSessionSeconds"] = role.MaxSessionSeconds;
        return json;
    }

    private static JsonObject Workspace(Workspace workspace) => new()
    {
        ["arn"] = workspace.Arn.ToString(),
        ["created"] = Moment(workspace.Created),
        ["tags"] = ScraperJson.Tags(workspace.Tags),
        ["alias"] = workspace.Alias,
        ["status"] = workspace.Status,
        ["kmsKeyArn"] = workspace.KmsKeyArn,
        ["policy"] = workspace.PolicyText,
        ["policyRevision"] = workspace.PolicyRevision,
        ["samples"] = workspace.Samples.ToJson(),
    };

    private static JsonObject Cluster(Cluster cluster) => new()
    {
        ["arn"] = cluster.Seed.ClusterArn,
        ["seed"] = SeedJson.Write(cluster.Seed),
        ["roleArn"] = cluster.GivenRoleArn,
        ["version"] = cluster.Version,
        ["busyStatus"] = cluster.BusyStatus,
        ["busyUntil"] = Moment(cluster.BusyUntil),
        ["tags"] = ScraperJson.Tags(cluster.Tags),
        ["created"] = Moment(cluster.Created),
        ["entries"] = SeedJson.List(cluster.AccessEntries.Values, Entry),
    };

    private static JsonObject Entry(AccessEntry entry) => new()
    {
        ["principalArn"] = entry.PrincipalArn,
        ["userName"] = entry.UserName,
        ["type"] = entry.Type,
        ["created"] = Moment(entry.Created),
        ["groups"] = SeedJson.List(entry.Groups, group => JsonValue.Create(group)),
        ["tags"] = ScraperJson.Tags(entry.Tags),
        ["policies"] = SeedJson.List(entry.Policies, policy => new JsonObject
        {
            ["arn"] = policy.PolicyArn,
            ["scope"] = policy.ScopeType,
            ["namespaces"] = SeedJson.List(policy.Namespaces, one => JsonValue.Create(one)),
            ["at"] = Moment(policy.Associated),
        }),
    };

    private static JsonObject Scraper(Scraper scraper) => new()
    {
        ["region"] = scraper.Region,
        ["id"] = scraper.Id,
        ["order"] = scraper.Order,
        ["created"] = Moment(scraper.Created),
        ["modified"] = Moment(scraper.Modified),
        ["status"] = scraper.Status,
        ["statusReason"] = scraper.StatusReason,
        ["failsWith"] = scraper.FailsWith,
        ["due"] = scraper.Due is { } due ? Moment(due) : null,
        ["collectedUntil"] = Moment(scraper.CollectedUntil),
        ["sessionUntil"] = Moment(scraper.SessionUntil),
        ["linkedRoleId"] = scraper.ServiceLinkedRole.Id,
        ["source"] = JsonNode.Parse(scraper.Source.GetRawText()),
        ["settings"] = Settings(scraper.Settings),
        ["former"] = scraper.Former is null ? null : Settings(scraper.Former),
        ["tags"] = ScraperJson.Tags(scraper.Tags),
        ["logging"] = scraper.Logging is null ? null : new JsonObject
        {
            ["logGroupArn"] = scraper.Logging.LogGroupArn,
            ["components"] = JsonNode.Parse(scraper.Logging.Components.GetRawText()),
            ["modified"] = Moment(scraper.Logging.Modified),
        },
    };

    private static JsonObject Settings(ScraperSettings settings) => new()
    {
        ["alias"] = settings.Alias,
        ["configurationBlob"] = settings.ConfigurationBlob,
        ["destination"] = JsonNode.Parse(settings.Destination.GetRawText()),
        ["sourceRoleArn"] = settings.SourceRoleArn,
        ["targetRoleArn"] = settings.TargetRoleArn,
        ["exporters"] = settings.Exporters is { } exporters ? JsonNode.Parse(exporters.GetRawText()) : null,
    };

    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
