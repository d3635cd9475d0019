using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Collector;

/// <summary>Facts about cluster and workspace that let samples through or stop them.</summary>
public sealed class ClusterFactTests
{
    [Theory]
    [InlineData("private endpoint")]
    [InlineData("DNS")]
    [InlineData("egress")]
    [InlineData("ingress")]
    [InlineData("addresses")]
    [InlineData("mapping")]
    [InlineData("status")]
    public async Task A_wrong_fact_about_the_cluster_stops_the_samples(string fact)
    {
        ClusterSeed good = DefaultAccounts.In("us-west-2")[0].Clusters[0];
        ClusterSeed bad = fact switch
        {
            "private endpoint" => good with { EndpointPrivateAccess = false },
            "DNS" => good with { DnsHostnames = false },
            "egress" => good with { AllowsEgress = false },
            "ingress" => good with { AllowsIngress = false },
            "addresses" => good with { Subnets = [good.Subnets[0], good.Subnets[1] with { FreeAddresses = 0 }] },
            "mapping" => good with { AuthenticationMode = "CONFIG_MAP" },
            _ => good with { Status = "FAILED" },
        };
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Clusters = [bad] }, DefaultAccounts.In("us-west-2")[1]] });
        string arn = await stage.MakeLinkAsync();
        Assert.Equal(["Cluster"], Broken(stage, arn));
        Assert.Equal(0, await stage.SeriesAsync());
    }

    [Fact]
    public async Task Surroundings_change_while_it_runs()
    {
        using Stage stage = new();
        string arn = await stage.MakeLinkAsync();
        XScrape.Simulator.Surroundings around = stage.Simulator.Surroundings;
        around.Change(Stage.Cluster, cluster => cluster with { DnsSupport = false });
        Assert.Equal(["Cluster"], Broken(stage, arn));
        around.Change(Stage.Cluster, cluster => cluster with { DnsSupport = true });
        Assert.Empty(Broken(stage, arn));
        around.SetWorkspace(Stage.Workspace, "DELETING");
        Assert.Equal(["Workspace"], Broken(stage, arn));
        around.SetWorkspace(Stage.Workspace, "ACTIVE", "arn:aws:kms:us-west-2:444455556666:key/k");
        Assert.Empty(Broken(stage, arn));
        around.Recreate(Stage.Cluster);
        Assert.Equal(["Cluster"], Broken(stage, arn));
        around.RemoveCluster(Stage.Cluster);
        around.RemoveWorkspace(Stage.Workspace);
        Assert.Equal(["Cluster", "Workspace"], Broken(stage, arn));
        Assert.Throws<ArgumentException>(() => around.Change(Stage.Cluster, cluster => cluster));
        Assert.Throws<ArgumentException>(() => around.SetWorkspace(Stage.Workspace, "ACTIVE"));
    }

    private static IEnumerable<string> Broken(Stage stage, string arn) => stage.Simulator.ExplainChain(arn)!.Hops.Where(hop => !hop.Allowed).Select(hop => hop.Name);
}
