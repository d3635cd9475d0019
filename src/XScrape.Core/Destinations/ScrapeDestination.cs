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

    /// <summary>What it is called for short, such as a workspace's id.</summary>
    public abstract string ShortName { get; }

    /// <summary>The parameter and column that says it.</summary>
    public abstract string Parameter { get; }

    public abstract string Partition { get; }

    public abstract Region Region { get; }

    public abstract AccountId Account { get; }

    /// <summary>What ListScrapers can filter by; null for a kind that it does not filter.</summary>
    public abstract string? Arn { get; }

    /// <summary>The IAM action that the target role needs on it.</summary>
    public abstract string WriteAction { get; }

    /// <summary>AWS's managed policy that allows it for every destination of the kind in the account; null where there is none.</summary>
    public abstract string? ManagedPolicy { get; }

    /// <summary>Any destination of the account, where no one says which: most links write to a workspace.</summary>
    public static ScrapeDestination AnyIn(string partition, Region region, AccountId account) => new WorkspaceDestination(new WorkspaceArn(partition, region, account, "any"));

    /// <summary>Whether both are one and the same thing. False for a destination that is not known: equal absence is no match.</summary>
    public abstract bool IsSame(ScrapeDestination? other);
}
