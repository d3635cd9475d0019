using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Kinds.Eks;

namespace XScrape.Tests.Diagnosis;

/// <summary>Which subnets a collector gets where nobody names them.</summary>
public sealed class SubnetChoiceTests
{
    // id, zone, free addresses, and + for public; then the ids that are chosen, in order.
    [Theory]
    [InlineData("a1:a:10 a2:a:90 b1:b:50 b2:b:20 c1:c:70 c2:c:5", "a2 c1 b1")]
    [InlineData("a1:a:0 a2:a:1 b1:b:0 b2:b:2", "b2 a2")]
    [InlineData("a1:a:250+ a2:a:1 b1:b:250+ b2:b:2", "b2 a2")]
    [InlineData("a1:a:9 b1:b:8 c1:c:250+", "a1 b1")]
    [InlineData("a1:a:1 b1:b:20+ c1:c:30+", "a1 c1")]
    [InlineData("a1:a:3+ b1:b:20+ c1:c:30+ c2:c:31+", "c2 b1 a1")]
    [InlineData("a1:a:7 a2:a:8 b1:b:0", "a2")]
    [InlineData("a1:a:7+ a2:a:8+", "a2")]
    [InlineData("a1:a:1 b1:b:2 c1:c:3 d1:d:4 e1:e:5 f1:f:6", "f1 e1 d1 c1 b1")]
    [InlineData("a1:a:0 b1:b:0+", "")]
    [InlineData("a2:a:5 a1:a:5 b1:b:5", "a1 b1")]
    public void One_in_each_zone_private_with_most_free_addresses(string subnets, string chosen) =>
        Assert.Equal(chosen, string.Join(' ', Choose(subnets).Subnets.Select(s => s.Id)));

    [Fact]
    public void Only_the_clusters_own_in_its_own_VPC_count()
    {
        EksCluster cluster = Cluster(["a", "b"]);
        Ec2Subnet[] all = [new("a", "vpc-1", "za", "", 1), new("b", "vpc-2", "zb", "", 1), new("c", "vpc-1", "zc", "", 1)];
        Assert.Equal(["a"], SubnetChoice.Of(cluster, all).Subnets.Select(s => s.Id));
    }

    [Fact]
    public void Random_networks_keep_the_rules()
    {
        Random random = new(20261130);
        for (int i = 0; i < 2000; i++)
        {
            Ec2Subnet[] all = [.. Enumerable.Range(0, random.Next(1, 12)).Select(n => new Ec2Subnet($"s{n}", "vpc-1", $"z{random.Next(7)}", "", random.Next(4)) { IsPublic = random.Next(2) == 0 })];
            IReadOnlyList<Ec2Subnet> chosen = SubnetChoice.Of(Cluster([.. all.Select(s => s.Id)]), all).Subnets;
            Ec2Subnet[] open = [.. all.Where(s => s.FreeAddresses > 0)];
            int zones = open.Select(s => s.Zone).Distinct().Count();

            Assert.All(chosen, s => Assert.Contains(s, open));
            Assert.Equal(chosen.Count, chosen.Select(s => s.Zone).Distinct().Count());
            Assert.InRange(chosen.Count, Math.Min(2, zones), Math.Min(5, zones));
            // Nothing better is left in a zone that was chosen, and no public one stands where enough zones have private ones.
            Assert.All(chosen, s => Assert.DoesNotContain(open, o => o.Zone == s.Zone && (s.IsPublic && !o.IsPublic || (s.IsPublic == o.IsPublic && o.FreeAddresses > s.FreeAddresses))));
            int quiet = open.Where(s => !s.IsPublic).Select(s => s.Zone).Distinct().Count();
            Assert.True(quiet < 2 || chosen.All(s => !s.IsPublic));
            Assert.Equal(Math.Min(5, quiet), chosen.Count(s => !s.IsPublic));
        }
    }

    private static SubnetChoice Choose(string subnets)
    {
        string[][] parts = [.. subnets.Split(' ').Select(s => s.Split(':'))];
        Ec2Subnet[] all = [.. parts.Select(p => new Ec2Subnet(p[0], "vpc-1", p[1], "", int.Parse(p[2].TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture)) { IsPublic = p[2].EndsWith('+') })];
        return SubnetChoice.Of(Cluster([.. all.Select(s => s.Id)]), all);
    }

    private static EksCluster Cluster(string[] subnets) => new(ClusterArn.Parse(Samples.Cluster), "ACTIVE", "API", IdList.Of(subnets), IdList.Empty, null, "vpc-1", true, true);
}
