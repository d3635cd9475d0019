using XScrape.Arns;
using XScrape.Failures;
using XScrape.Sources;

namespace XScrape.Links.Parts;

/// <summary>The parts that say what is scraped: the kind, and a cluster. They must say the same, in whatever order they come.</summary>
internal static class SourceParts
{
    /// <summary>InvalidValue for what is no kind of source.</summary>
    public static SourceType Parse(string text) => OneOf.Read<SourceType>(text, "Give one of these, or leave the cell empty for the source that ClusterArn names.");

    /// <summary>A forgotten cluster never makes a VPC: only the kind says so. The kind Eks alone says nothing yet, because a cluster must follow.</summary>
    public static LinkFacts Typed(LinkFacts facts, SourceType type) =>
        facts.Source is not null && facts.Source.Type != type ? throw TwoKinds()
        : type == SourceType.Vpc ? facts with { Source = new VpcSource() }
        : facts;

    public static LinkFacts Clustered(LinkFacts facts, ClusterArn cluster) =>
        facts.Source is VpcSource ? throw TwoKinds() : facts with { Source = new EksSource(cluster) };

    private static XScrapeException TwoKinds() => new(
        FailureId.LinkConflict,
        "A cluster and the source type Vpc are given together.",
        "Give -ClusterArn to scrape an EKS cluster, or -SourceType Vpc with -SubnetId and -SecurityGroupId to scrape what can be reached in a VPC.");
}
