using System.Text.Json;
using XScrape.Simulator.Amp.Configuration;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateScraper.html.</summary>
internal sealed class UpdateScraper() : AmpOperation("PUT", "/scrapers/{scraperId}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        ScraperFields fields = new(call.Body);
        string? alias = fields.Alias();
        string? blob = fields.Configuration(required: false);
        JsonElement? destination = fields.Destination(required: false);
        RoleArns? roles = fields.Roles();
        string? token = fields.ClientToken();
        JsonElement? exporters = fields.Exporters();
        fields.Check();
        Scraper scraper = FindScraper(call, "aps:UpdateScraper");
        ScraperSettings old = scraper.Settings;
        ScraperSettings settings = Roles(call, scraper, roles, destination) with
        {
            Alias = alias ?? old.Alias,
            ConfigurationBlob = blob ?? old.ConfigurationBlob,
            Configuration = blob is null || blob == old.ConfigurationBlob ? old.Configuration : ScrapeConfigurationRules.Read(blob, call.World.Facts),
            Destination = destination ?? old.Destination,
            Exporters = exporters ?? old.Exporters,
        };
        if (destination is not null && settings.WorkspaceArn is { } workspaceArn)
        {
            call.Authorize("aps:UpdateScraper", workspaceArn);
        }

        ScraperPermissions.Pass(call, roles);
        ScraperPermissions.ReadWorkspace(call, settings.WorkspaceArn);
        string body = scraper.Id + CanonicalJson.Of(call.Body, "clientToken");
        if (ClientTokens.Recall(call, token, body) is null)
        {
            if (destination is not null || roles is not null)
            {
                ScraperPlacement.CheckDestination(call, settings);
            }

            Apply(call, scraper, settings);
            ClientTokens.Remember(call, token, body, scraper);
        }

        return Reply.OfJson(ScraperJson.Short(scraper), 202);
    }

    private static void Apply(Call call, Scraper scraper, ScraperSettings settings)
    {
        if (scraper.Status is not (ScraperStatus.Active or ScraperStatus.UpdateFailed))
        {
            throw AmpError.Conflict($"The scraper is {scraper.Status} and cannot be updated now.", scraper.Id, "scraper");
        }

        SimulatedWorld world = call.World;
        world.Collector.CatchUp(scraper, world.Now);
        world.Collector.Unwatch(scraper);
        scraper.Former = scraper.Settings;
        scraper.Settings = settings;
        Scraping.Tag(world, scraper);
        scraper.Status = ScraperStatus.Updating;
        scraper.StatusReason = null;
        scraper.Modified = world.Now;
        scraper.SessionUntil = DateTimeOffset.MinValue; // an updated collector starts again
        world.Collector.Watch(scraper);
        world.Plan(scraper, world.Options.UpdateTime);
    }

    /// <summary>
    /// A workspace of the scraper's own account without a role configuration drops the one there was:
    /// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html
    /// </summary>
    private static ScraperSettings Roles(Call call, Scraper scraper, RoleArns? roles, JsonElement? destination)
    {
        ScraperSettings old = scraper.Settings;
        if (roles is not null)
        {
            return old with { SourceRoleArn = roles.Source, TargetRoleArn = roles.Target };
        }

        string? workspaceArn = destination is { } given ? (old with { Destination = given }).WorkspaceArn : null;
        bool drops = destination is null
            ? call.World.Facts.UpdateWithoutDestinationDropsRoleConfiguration
            : Arn.TryParse(workspaceArn)?.Account == call.Account.Id;
        return drops ? old with { SourceRoleArn = null, TargetRoleArn = null } : old;
    }
}
