using XScrape.Arns;

namespace XScrape.Sources;

/// <summary>What a scraper reads metrics from. A closed union: AMP's <c>Source</c> has one member of several kinds, and each kind that XScrape knows is a type here.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_Source.html</remarks>
internal abstract record ScrapeSource
{
    private protected ScrapeSource()
    {
    }

    /// <summary>Which kind it is.</summary>
    public abstract SourceType Type { get; }

    /// <summary>What the kind is called in a sentence, such as "cluster".</summary>
    public abstract string Noun { get; }

    /// <summary>What it is called for short, such as a cluster's name.</summary>
    public abstract string ShortName { get; }

    /// <summary>The parameter and column that says it.</summary>
    public abstract string Parameter { get; }

    /// <summary>Null for a kind that does not say where it is; the link says it then.</summary>
    public abstract string? Partition { get; }

    /// <summary>Likewise.</summary>
    public abstract Region? Region { get; }

    /// <summary>Likewise.</summary>
    public abstract AccountId? Account { get; }

    /// <summary>What ListScrapers can filter by; null for a kind that has no ARN.</summary>
    public abstract string? Arn { get; }

    /// <summary>SubnetNeeded or MissingValue where a new collector needs subnets or security groups that nothing else gives.</summary>
    public virtual void RefuseIncomplete(IdList? subnets, IdList? groups)
    {
    }

    /// <summary>Whether both are one and the same thing. False for a kind without identity, and for a source that is not known: equal absence is no match.</summary>
    public abstract bool IsSame(ScrapeSource? other);

    /// <summary>Whether the other could be the same thing, so that owner tag, alias or id decide. False for a source of another kind, and for one that is not known.</summary>
    public abstract bool CanBe(ScrapeSource? other);
}
