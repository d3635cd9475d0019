using XScrape.Cloud.Amp;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>What the status of a scraper means for its samples, and what ends it.</summary>
internal static class ScraperStatusCheck
{
    public static Finding Of(LinkSnapshot seen, Scraper scraper)
    {
        string found = scraper.StatusReason is null ? scraper.Status.ToString() : $"{scraper.Status}: {scraper.StatusReason}";
        FixCommand Command(string cmdlet) => new FixCommand(cmdlet).With("ScraperArn", scraper.Arn);
        return scraper.Status switch
        {
            LinkStatus.Active => seen.Pass(FindingIds.ScraperStatus, "The scraper is ACTIVE.", found),
            // The collector runs on while a change is being made.
            LinkStatus.Updating => seen.Pass(FindingIds.ScraperStatus, "The scraper is being updated and keeps running.", found),
            LinkStatus.Creating => seen.Fail(FindingIds.ScraperStatus, "The scraper is being created, which takes about 20 minutes; until then no sample arrives.", found, "Active", Command("Wait-XAScraper").As(seen.Link)),
            LinkStatus.UpdateFailed => seen.Fail(FindingIds.ScraperStatus, "The last update of the scraper failed; it runs as before.", found, "Active", severity: FindingSeverity.Warning),
            LinkStatus.CreationFailed => seen.Fail(FindingIds.ScraperStatus, "The scraper could not be created; fix the cause, then create it again.", found, "Active", Command("Set-XAScraper").Switch("AllowRecreate").As(seen.Link)),
            LinkStatus.DeletionFailed => seen.Fail(FindingIds.ScraperStatus, "The scraper could not be removed.", found, "Active", Command("Remove-XAScraper").Switch("Force").As(seen.Link)),
            LinkStatus.Deleting => seen.Fail(FindingIds.ScraperStatus, "The scraper is being removed.", found, "Active"),
            _ => seen.Fail(FindingIds.ScraperStatus, "The scraper has a status that this version does not know.", found, "Active", severity: FindingSeverity.Warning),
        };
    }
}
