using XScrape.Configuration;
using XScrape.Links.Owners;

namespace XScrape.Links.Sessions;

/// <summary>What the input said of a link beside the link itself.</summary>
internal sealed record LinkOrigin
{
    /// <summary>The number of the row that describes the link, from 1; null where no row does.</summary>
    public int? Row { get; init; }

    /// <summary>The row or the object as it came, for an error record to point at.</summary>
    public object? Record { get; init; }

    /// <summary>The file with the link's own scrape configuration; null: that of the command.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>The link's own scrape configuration, once its file was read.</summary>
    public ScrapeConfiguration? Configuration { get; init; }

    /// <summary>The links of the same input that name the same roles: with them a role is shared on purpose.</summary>
    public IReadOnlyCollection<LinkKey> RoleSharers { get; init; } = [];
}
