using System.Globalization;
using System.Text.Json;
using XScrape.Simulator.Amp.Configuration;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateScraper.html.</summary>
internal sealed class CreateScraper() : AmpOperation("POST", "/scrapers", isWrite: true)
{
    public override Reply Run(Call call)
    {
        ScraperFields fields = new(call.Body);
        string? alias = fields.Alias();
        string? blob = fields.Configuration(required: true);
        JsonElement? source = fields.Source();
        JsonElement? destination = fields.Destination(required: true);
        RoleArns? roles = fields.Roles();
        TagMap tags = fields.Tags();
        string? token = fields.ClientToken();
        JsonElement? exporters = fields.Exporters();
        fields.Check();
        ScraperSettings settings = new()
        {
            Alias = alias,
            ConfigurationBlob = blob!,
            Configuration = ScrapeConfigurationRules.Read(blob!, call.World.Facts),
            Destination = destination!.Value,
            SourceRoleArn = roles?.Source,
            TargetRoleArn = roles?.Target,
            Exporters = exporters,
        };
        string? clusterArn = Member(source!.Value, "eksConfiguration", "clusterArn");
        ScraperPermissions.ForCreate(call, clusterArn, settings.WorkspaceArn, roles, tags);
        string body = CanonicalJson.Of(call.Body, "clientToken");
        if (Replay(call, token, body) is { } replay)
        {
            return replay;
        }

        ScraperPlacement.Check(call, clusterArn, settings);
        string? failure = ScraperPlacement.Missing(call, clusterArn, source.Value);
        CheckQuota(call);
        Scraper scraper = Make(call, ScraperPlacement.WithGroups(call, clusterArn, source.Value), settings, tags, failure);
        ClientTokens.Remember(call, token, body, scraper);
        return Reply.OfJson(ScraperJson.Short(scraper), 202);
    }

    private static Scraper Make(Call call, JsonElement source, ScraperSettings settings, TagMap tags, string? failure)
    {
        string id = "s-" + Ids.Uuid();
        Scraper scraper = new(call.Account, call.Region, id, call.World.NextOrder(), call.World.Now)
        {
            Source = source,
            Settings = settings,
            ServiceLinkedRole = Scraping.LinkedRole(call.Account, id, call.World.Now),
            Tags = tags,
            FailsWith = failure,
        };
        Scraping.Add(call.World, scraper);
        Scraping.Tag(call.World, scraper);
        call.World.Plan(scraper, call.World.Options.CreationTime);
        return scraper;
    }

    /// <summary>The same token and body give the same scraper again; what a gone one gives is not documented.</summary>
    private static Reply? Replay(Call call, string? token, string body)
    {
        if (ClientTokens.Recall(call, token, body) is not { } remembered)
        {
            return null;
        }

        Scraper? scraper = call.World.FindScraper(remembered.ScraperArn);
        bool gone = scraper is null or { Status: ScraperStatus.Deleting or ScraperStatus.CreationFailed };
        if (gone && !call.World.Facts.TokenReplaysGoneScraper)
        {
            return null;
        }

        return Reply.OfJson(
            scraper is not null
                ? ScraperJson.Short(scraper)
                : new() { ["scraperId"] = Arn.Parse(remembered.ScraperArn).Id, ["arn"] = remembered.ScraperArn, ["status"] = new System.Text.Json.Nodes.JsonObject { ["statusCode"] = ScraperStatus.Creating } },
            202);
    }

    private static void CheckQuota(Call call)
    {
        int quota = call.World.Options.ScraperQuota;
        if (call.Account.Scrapers.Values.Count(scraper => scraper.Region == call.Region) >= quota)
        {
            throw AmpError.Quota($"The quota of {quota.ToString(CultureInfo.InvariantCulture)} scrapers in this account and Region is used up.", call.Account.Id, "scraper", "L-9B9B2A6C");
        }
    }

    private static string? Member(JsonElement union, string configuration, string name) =>
        union.TryGetProperty(configuration, out JsonElement inner) && inner.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
