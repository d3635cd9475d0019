using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Faults;

/// <summary>Makes transitions of scrapers end badly.</summary>
public sealed record ScraperFailure
{
    /// <summary>CREATION_FAILED, UPDATE_FAILED or DELETION_FAILED.</summary>
    public required string Status { get; init; }

    /// <summary>The statusReason, 1 to 256 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The alias of the scrapers concerned, with wildcards; null for all.</summary>
    public string? Alias { get; init; }

    /// <summary>The account of the scrapers concerned; null for all.</summary>
    public string? AccountId { get; init; }

    internal bool Concerns(string accountId, string? alias, string status)
    {
        string end = status switch
        {
            ScraperStatus.Creating => ScraperStatus.CreationFailed,
            ScraperStatus.Updating => ScraperStatus.UpdateFailed,
            _ => ScraperStatus.DeletionFailed,
        };
        return end == Status
            && (Alias is null || Wildcard.Matches(Alias, alias ?? string.Empty))
            && (AccountId is null || AccountId == accountId);
    }
}
