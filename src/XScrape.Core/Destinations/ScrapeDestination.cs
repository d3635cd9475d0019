using XScrape.Arns;

namespace XScrape.Destinations;

/// <summary>Where a scraper writes metrics to. A closed union: AMP's <c>Destination</c> has one member of several kinds, and each kind that XScrape knows is a type here.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_Destination.html</remarks>
internal abstract record ScrapeDestination
{
    private protected ScrapeDestination()
    {
    }

    /// <summary>What the kind is called in a sentence, such as "workspace".</summary>
    public abstract string Noun { get; }

    public abstract string Partition { get; }

    public abstract Region Region { get; }

    public abstract AccountId Account { get; }

    /// <summary>What ListScrapers can filter by; null for a kind that it does not filter.</summary>
    public abstract string? Arn { get; }

    /// <summary>The IAM action that the target role needs on it.</summary>
    public abstract string WriteAction { get; }

    /// <summary>Whether both are one and the same thing. False for a destination that is not known: equal absence is no match.</summary>
    public abstract bool IsSame(ScrapeDestination? other);
}
