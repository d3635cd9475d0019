using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Parts;
using XScrape.Sources;

namespace XScrape.Tests.Links;

/// <summary>What says the kind of a source.</summary>
public sealed class SourcePartsTests
{
    private const string Cluster = "arn:aws:eks:us-west-2:111122223333:cluster/prod-1";

    [Fact]
    public void A_cluster_and_the_type_Vpc_contradict_each_other_in_either_order()
    {
        LinkFacts cluster = Read(new LinkFacts(), "ClusterArn", Cluster);
        LinkFacts vpc = Read(new LinkFacts(), "SourceType", "vpc");
        Expect.Failure(FailureId.LinkConflict, () => Read(cluster, "SourceType", "Vpc"));
        Expect.Failure(FailureId.LinkConflict, () => Read(vpc, "ClusterArn", Cluster));
    }

    [Fact]
    public void The_type_Eks_agrees_with_a_cluster_and_is_no_source_without_one()
    {
        Assert.Null(Read(new LinkFacts(), "SourceType", "Eks").Source);
        Assert.IsType<EksSource>(Read(Read(new LinkFacts(), "SourceType", "Eks"), "ClusterArn", Cluster).Source);
        Assert.IsType<EksSource>(Read(Read(new LinkFacts(), "ClusterArn", Cluster), "SourceType", "Eks").Source);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Msk")]
    [InlineData("Eks, Vpc")]
    public void What_is_no_kind_is_refused(string text) => Expect.Failure(FailureId.InvalidValue, () => Read(new LinkFacts(), "SourceType", text));

    [Fact]
    public void A_VPC_is_never_known_to_be_the_same_as_another_and_may_be_any()
    {
        VpcSource vpc = new();
        Assert.False(vpc.IsSame(vpc));
        Assert.True(vpc.CanBe(new VpcSource()));
        Assert.False(vpc.CanBe(null));
        Assert.False(vpc.CanBe(new EksSource(ClusterArn.Parse(Cluster))));
        Assert.False(new EksSource(ClusterArn.Parse(Cluster)).CanBe(vpc));
    }

    private static LinkFacts Read(LinkFacts facts, string part, string text) => LinkParts.Find(part)!.Read(facts, text);
}
