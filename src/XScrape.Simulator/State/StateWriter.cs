using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.Samples;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.State;

/// <summary>Writes everything that exists in a world. Runs inside its gate.</summary>
internal sealed class StateWriter(SimulatedWorld world)
{
    public const int Version = 1;

    public JsonObject Write() => new()
    {
        ["version"] = Version,
        ["now"] = JsonOf.Moment(world.Now),
        ["order"] = world.Order,
        ["accounts"] = JsonOf.List(world.Accounts, Account),
        ["sessions"] = JsonOf.List(world.Keys.Values.Where(key => key.SessionToken is not null), SessionState.Write),
    };

    private JsonObject Account(Account account) => new()
    {
        ["seed"] = SeedJson.Write(account.Seed),
        ["userIds"] = new JsonObject(account.Users.Select(user => new KeyValuePair<string, JsonNode?>(user.Name, user.Id))),
        ["alias"] = account.Alias,
        ["policies"] = JsonOf.List(account.Policies.Where(policy => !policy.IsOfAws), IdentityState.Write),
        ["users"] = JsonOf.List(account.Users, user => IdentityState.WriteUser(world, user)),
        ["roles"] = JsonOf.List(account.Roles.Where(role => !role.IsServiceLinked), Role),
        ["workspaces"] = JsonOf.List(account.Workspaces.Values, Workspace),
        ["clusters"] = JsonOf.List(account.Clusters.Values, Cluster),
        ["scrapers"] = JsonOf.List(account.Scrapers.Values.OrderBy(scraper => scraper.Order), Scraper),
        ["logGroups"] = JsonOf.List(account.LogGroups.Values, group => new JsonObject
        {
            ["arn"] = group.Arn,
            ["name"] = group.Name,
            ["created"] = JsonOf.Moment(group.Created),
            ["kmsKeyId"] = group.KmsKeyId,
            ["class"] = group.Class,
            ["tags"] = JsonOf.Tags(group.Tags),
        }),
        ["tokens"] = JsonOf.List(account.Tokens, token => new JsonObject
        {
            ["key"] = token.Key,
            ["bodyHash"] = token.Value.BodyHash,
            ["scraperArn"] = token.Value.ScraperArn,
            ["at"] = JsonOf.Moment(token.Value.At),
        }),
    };

    private static JsonObject Role(Role role)
    {
        JsonObject json = IdentityState.Write(role);
        json["usableFrom"] = JsonOf.Moment(role.UsableFrom);
        json["trust"] = role.Trust.Text;
        json["trustIds"] = new JsonObject(role.Trust.Ids.Select(id => new KeyValuePair<string, JsonNode?>(id.Key, id.Value)));
        json["description"] = role.Description;
        json["maxSessionSeconds"] = role.MaxSessionSeconds;
        return json;
    }

    private static JsonObject Workspace(Workspace workspace) => new()
    {
        ["arn"] = workspace.Arn.ToString(),
        ["created"] = JsonOf.Moment(workspace.Created),
        ["tags"] = JsonOf.Tags(workspace.Tags),
        ["alias"] = workspace.Alias,
        ["status"] = workspace.Status,
        ["kmsKeyArn"] = workspace.KmsKeyArn,
        ["policy"] = workspace.PolicyText,
        ["policyRevision"] = workspace.PolicyRevision,
        ["samples"] = JsonOf.List(workspace.Samples.Spans, Span),
    };

    private static JsonObject Span(KeyValuePair<string, SampleSpan> span) => new()
    {
        ["scraperArn"] = span.Key,
        ["configurationBlob"] = span.Value.Configuration.Blob,
        ["closedTargets"] = JsonOf.List(span.Value.Closed, pattern => JsonValue.Create(pattern)),
        ["from"] = JsonOf.Moment(span.Value.From),
        ["until"] = JsonOf.Moment(span.Value.Until),
    };

    private static JsonObject Cluster(Cluster cluster) => new()
    {
        ["arn"] = cluster.Seed.ClusterArn,
        ["seed"] = SeedJson.Write(cluster.Seed),
        ["roleArn"] = cluster.GivenRoleArn,
        ["version"] = cluster.Version,
        ["busyStatus"] = cluster.BusyStatus,
        ["busyUntil"] = JsonOf.Moment(cluster.BusyUntil),
        ["tags"] = JsonOf.Tags(cluster.Tags),
        ["created"] = JsonOf.Moment(cluster.Created),
        ["entries"] = JsonOf.List(cluster.AccessEntries.Values, Entry),
    };

    private static JsonObject Entry(AccessEntry entry) => new()
    {
        ["principalArn"] = entry.PrincipalArn,
        ["userName"] = entry.UserName,
        ["type"] = entry.Type,
        ["created"] = JsonOf.Moment(entry.Created),
        ["groups"] = JsonOf.List(entry.Groups, group => JsonValue.Create(group)),
        ["tags"] = JsonOf.Tags(entry.Tags),
        ["policies"] = JsonOf.List(entry.Policies, policy => new JsonObject
        {
            ["arn"] = policy.PolicyArn,
            ["scope"] = policy.ScopeType,
            ["namespaces"] = JsonOf.List(policy.Namespaces, one => JsonValue.Create(one)),
            ["at"] = JsonOf.Moment(policy.Associated),
        }),
    };

    private static JsonObject Scraper(Scraper scraper) => new()
    {
        ["region"] = scraper.Region,
        ["id"] = scraper.Id,
        ["order"] = scraper.Order,
        ["created"] = JsonOf.Moment(scraper.Created),
        ["modified"] = JsonOf.Moment(scraper.Modified),
        ["status"] = scraper.Status,
        ["statusReason"] = scraper.StatusReason,
        ["failsWith"] = scraper.FailsWith,
        ["due"] = scraper.Due is { } due ? JsonOf.Moment(due) : null,
        ["collectedUntil"] = JsonOf.Moment(scraper.CollectedUntil),
        ["sessionUntil"] = JsonOf.Moment(scraper.SessionUntil),
        ["linkedRoleId"] = scraper.ServiceLinkedRole.Id,
        ["source"] = JsonNode.Parse(scraper.Source.GetRawText()),
        ["settings"] = Settings(scraper.Settings),
        ["former"] = scraper.Former is null ? null : Settings(scraper.Former),
        ["tags"] = JsonOf.Tags(scraper.Tags),
        ["logging"] = scraper.Logging is null ? null : new JsonObject
        {
            ["logGroupArn"] = scraper.Logging.LogGroupArn,
            ["components"] = JsonNode.Parse(scraper.Logging.Components.GetRawText()),
            ["modified"] = JsonOf.Moment(scraper.Logging.Modified),
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
}
