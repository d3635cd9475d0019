using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DeleteScraper.html.</summary>
internal sealed class DeleteScraper() : AmpOperation("DELETE", "/scrapers/{scraperId}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Scraper scraper = FindScraper(call, "aps:DeleteScraper");
        ScraperPermissions.ForDelete(call, scraper);
        string? token = call.QueryValue("clientToken");
        if (ClientTokens.Recall(call, token, scraper.Id) is null)
        {
            Start(call, scraper);
            ClientTokens.Remember(call, token, scraper.Id, scraper);
        }

        return Reply.OfJson(new() { ["scraperId"] = scraper.Id, ["status"] = ScraperJson.Status(scraper) }, 202);
    }

    /// <summary>A scraper cannot be deleted before it is ACTIVE: https://docs.aws.amazon.com/pcs/latest/userguide/slurm-metrics-prometheus.html.</summary>
    private static void Start(Call call, Scraper scraper)
    {
        if (scraper.Status is ScraperStatus.Creating or ScraperStatus.Updating or ScraperStatus.Deleting)
        {
            string message = $"The scraper is {scraper.Status} and cannot be deleted now.";
            throw scraper.Status == ScraperStatus.Creating && call.World.Facts.DeleteWhileCreatingError == "ValidationException"
                ? AmpError.Invalid(message)
                : AmpError.Conflict(message, scraper.Id, "scraper");
        }

        call.World.Collector.CatchUp(scraper, call.World.Now);
        scraper.Status = ScraperStatus.Deleting;
        scraper.StatusReason = null;
        scraper.Modified = call.World.Now;
        call.World.Plan(scraper, call.World.Options.DeletionTime);
    }
}
