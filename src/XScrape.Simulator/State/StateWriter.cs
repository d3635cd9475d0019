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
        ["sessions"] = SeedJson.List(world.Keys.Values.Where(key => key.Caller.Role is not null), Session),
    };

    private static JsonObject Account(Account account) => new()
    {
        ["seed"] = SeedJson.Write(account.Seed),
        ["userIds"] = new JsonObject(account.Users.Values.Select(user => new KeyValuePair<string, JsonNode?>(user.UserName!, user.UserId))),
        ["roles"] = SeedJson.List(account.Roles.Where(role => !role.IsServiceLinked), Role),
        ["workspaces"] = SeedJson.List(account.Workspaces.Values, Workspace),
        ["clusters"] = SeedJson.List(account.Clusters.Values, Cluster),
        ["scrapers"] = SeedJson.List(account.Scrapers.Values.OrderBy(scraper => scraper.Order), Scraper),
        ["tokens"] = SeedJson.List(account.Tokens, token => new JsonObject
        {
            ["key"] = token.Key,
            ["bodyHash"] = token.Value.BodyHash,
            ["scraperArn"] = token.Value.ScraperArn,
            ["at"] = Moment(token.Value.At),
        }),
    };

    private static JsonObject Role(Role role) => new()
    {
        ["path"] = role.Path,
        ["name"] = role.Name,
        ["id"] = role.Id,
        ["created"] = Moment(role.Created),
        ["usableFrom"] = Moment(role.UsableFrom),
        ["trust"] = role.Trust.Text,
        ["trustIds"] = new JsonObject(role.Trust.Ids.Select(id => new KeyValuePair<string, JsonNode?>(id.Key, id.Value))),
        ["description"] = role.Description,
        ["maxSessionSeconds"] = role.MaxSessionSeconds,
        ["boundary"] = role.BoundaryPolicy?.Arn,
        ["tags"] = ScraperJson.Tags(role.Tags),
        ["inline"] = new JsonObject(role.Inline.Select(policy => new KeyValuePair<string, JsonNode?>(policy.Key, policy.Value.Text))),
        ["attached"] = SeedJson.List(role.Attached, policy => JsonValue.Create(policy.Arn)),
    };

    private static JsonObject Workspace(Workspace workspace) => new()
    {
        ["arn"] = workspace.Arn.ToString(),
        ["created"] = Moment(workspace.Created),
        ["tags"] = ScraperJson.Tags(workspace.Tags),
        ["status"] = workspace.Status,
        ["kmsKeyArn"] = workspace.KmsKeyArn,
        ["policy"] = workspace.PolicyText,
        ["policyRevision"] = workspace.PolicyRevision,
        ["samples"] = workspace.Samples.ToJson(),
    };

    private static JsonObject Cluster(Cluster cluster) => new()
    {
        ["arn"] = cluster.Seed.ClusterArn,
        ["created"] = Moment(cluster.Created),
        ["entries"] = SeedJson.List(cluster.AccessEntries.Values, entry => new JsonObject { ["principalArn"] = entry.PrincipalArn, ["userName"] = entry.UserName, ["created"] = Moment(entry.Created) }),
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

    private static JsonObject Session(AccessKey key) => new()
    {
        ["accessKeyId"] = key.Id,
        ["secretAccessKey"] = key.Secret,
        ["sessionToken"] = key.SessionToken,
        ["expiration"] = Moment(key.Expiration!.Value),
        ["roleArn"] = key.Caller.Role!.Arn,
        ["sessionName"] = key.Caller.Arn.Substring(key.Caller.Arn.LastIndexOf('/') + 1),
        ["policy"] = key.SessionPolicyText,
    };

    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
