using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-west-2", "https://aps.us-west-2.amazonaws.com/", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("us-gov-east-1", "https://aps.us-gov-east-1.amazonaws.com/", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("cn-northwest-1", "https://aps.cn-northwest-1.amazonaws.com.cn/", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("eusc-de-east-1", "https://aps.eusc-de-east-1.amazonaws.eu/", "https://iam.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1")]
    public void Each_partition_has_its_endpoints(string region, string amp, string iam, string iamRegion)
    {
        Region parsed = Region.Parse(region);

        Assert.Equal((amp, region), Text(EndpointRules.Resolve(ServiceName.Amp, parsed, false, false)));
        Assert.Equal((iam, iamRegion), Text(EndpointRules.Resolve(ServiceName.Iam, parsed, false, false)));
    }

    public static TheoryData<string, string, string> Services => new()
    {
        { "amp", "amp", "2020-08-01" },
        { "eks", "eks", "2017-11-01" },
        { "ec2", "ec2", "2016-11-15" },
        { "iam", "iam", "2010-05-08" },
        { "sts", "sts", "2011-06-15" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_Region_has_the_endpoint_of_AWS_s_rules(string name, string folder, string version)
    {
        JsonElement partitions = ModelFolder.Read("partitions.json");
        RuleSet rules = new(ModelFolder.Read(folder, version, "endpoint-rule-set-1.json"), partitions);
        ServiceName service = new[] { ServiceName.Amp, ServiceName.Eks, ServiceName.Ec2, ServiceName.Iam, ServiceName.Sts }.Single(s => s.Name == name);
        List<string> differences = [];
        foreach (string region in Regions(partitions))
        {
            foreach ((bool fips, bool dualStack) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                (string? url, string? signing, string? error) = rules.Resolve(region, fips, dualStack);
                (string Url, string Region) ours = Text(EndpointRules.Resolve(service, Region.Parse(region), fips, dualStack));
                if (error is null && (ours.Url.TrimEnd('/') != url || ours.Region != (signing ?? region)))
                {
                    differences.Add($"{region} fips={fips} dual-stack={dualStack}: {ours} instead of {url} {signing}");
                }
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_clients_use_these_endpoints_in_every_partition(string name, string folder, string version)
    {
        JsonElement partitions = ModelFolder.Read("partitions.json");
        RuleSet rules = new(ModelFolder.Read(folder, version, "endpoint-rule-set-1.json"), partitions);
        foreach (string region in Regions(partitions))
        {
            using Bench bench = new() { Site = new CloudSite(Region.Parse(region)) };
            bench.Net.Otherwise = _ => throw new InvalidOperationException("only the address matters");

            await Assert.ThrowsAsync<XScrapeException>(() => Any(bench.Account, name));

            (string? url, string? signing, _) = rules.Resolve(region, false, false);
            StubRequest sent = bench.Net.Requests[0];
            Assert.Equal((url, signing ?? region), (sent.Uri.GetLeftPart(UriPartial.Authority), sent.Scope.Region));
        }
    }

    [Fact]
    public void A_custom_endpoint_and_FIPS_exclude_each_other_but_on_this_machine()
    {
        WireSite site = new(new CloudSite(Region.Parse("us-west-2"), new Uri("https://proxy.example.com")), "me", new CallLog(), WireSettings.Default) { Fips = true };

        XScrapeException fault = Assert.Throws<XScrapeException>(site.Checked);
        WireSite local = (site with { Site = new CloudSite(Region.Parse("us-west-2"), new Uri("http://localhost:1")) }).Checked();

        Assert.Equal(FailureId.InvalidEndpoint, fault.Id);
        Assert.Equal((false, false), (local.Fips, local.DualStack));
    }

    private static Task Any(ICloudAccount account, string service) => service switch
    {
        "amp" => account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop),
        "eks" => account.Eks.DescribeClusterAsync("c", Bench.Stop),
        "ec2" => account.Ec2.DescribeSubnetsAsync(["subnet-1"], Bench.Stop),
        "iam" => account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop),
        _ => account.GetCallerIdentityAsync(Bench.Stop),
    };

    private static IEnumerable<string> Regions(JsonElement partitions) => partitions.GetProperty("partitions").EnumerateArray()
        .SelectMany(p => p.GetProperty("regions").EnumerateObject())
        .Select(r => r.Name)
        .Where(r => !r.EndsWith("-global", StringComparison.Ordinal));

    private static (string Url, string Region) Text((Uri Url, string Region) endpoint) => (endpoint.Url.AbsoluteUri, endpoint.Region);
}
