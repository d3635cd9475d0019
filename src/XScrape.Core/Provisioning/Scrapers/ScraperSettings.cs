using XScrape.Configuration;
using XScrape.Diagnosis.Runs;
using XScrape.Links;

namespace XScrape.Provisioning.Scrapers;

/// <summary>What the user wants of the scraper, beside what the link says.</summary>
internal sealed record ScraperSettings(ScrapeConfiguration? Configuration)
{
    /// <summary>The settings for one link, which may have a configuration of its own.</summary>
    public ScraperSettings For(ScraperLink link) => link.Session.Origin.Configuration is ScrapeConfiguration own ? this with { Configuration = own } : this;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Use a scraper that this link did not make, and bring its configuration into line with the given one.</summary>
    public bool Adopt { get; init; }

    /// <summary>What is checked before a scraper is made; null: nothing.</summary>
    public Preflight? Preflight { get; init; }

    /// <summary>Who chooses the subnets of links that name none; one for the whole command.</summary>
    public SubnetPicker Picker { get; init; } = new();
}
