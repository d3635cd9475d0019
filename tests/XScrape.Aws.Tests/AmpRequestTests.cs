using System.Text;
using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Aws.Tests;

public sealed class AmpRequestTests : IDisposable
{
    private const string Host = "https://aps.us-west-2.amazonaws.com";

    private readonly Bench _bench = new();

    private IAmp Amp => _bench.Account.Amp;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task CreateScraper_sends_the_documented_body()
    {
        _bench.Net.Answer($$$$$"""{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"CREATING"},"tags":{"k":"v"}}""", 202, ("x-amzn-RequestId", "req-1"));

        Scraper scraper = await Amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop);

        StubRequest sent = _bench.Net.Only;
        Assert.Equal(("POST", Host + "/scrapers"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal(("AKIDEXAMPLE", "us-west-2", "aps"), sent.Scope);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal(
            """{"alias":"a","scrapeConfiguration":{"configurationBlob":"Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBzCg=="},"source":{"eksConfiguration":{"clusterArn":"arn:aws:eks:us-west-2:111122223333:cluster/c","subnetIds":["subnet-1","subnet-2"],"securityGroupIds":["sg-1"]}},"destination":{"ampConfiguration":{"workspaceArn":"arn:aws:aps:us-west-2:444455556666:workspace/ws-1"}},"roleConfiguration":{"sourceRoleArn":"arn:aws:iam::111122223333:role/S","targetRoleArn":"arn:aws:iam::444455556666:role/p/T"},"clientToken":"tok","tags":{"k":"v"}}""",
            sent.Body);
        Assert.Equal((WireSamples.ScraperArnText, LinkStatus.Creating), (scraper.Arn.ToString(), scraper.Status));
        Assert.Equal("req-1", _bench.Log.Only.RequestId);
        Assert.Equal(("amp", "CreateScraper", 202, 1), (_bench.Log.Only.Service, _bench.Log.Only.Operation, _bench.Log.Only.StatusCode, _bench.Log.Only.Attempts));
    }

    [Fact]
    public async Task A_byte_order_mark_and_absent_members_are_not_sent()
    {
        _bench.Net.Answer($$$$$"""{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"CREATING"}}""", 202);

        await Amp.CreateScraperAsync(WireSamples.NewScraper with { Configuration = "\uFEFFä: 1\n", SecurityGroups = null, Tags = new Dictionary<string, string>() }, Bench.Stop);

        JsonElement body = JsonDocument.Parse(_bench.Net.Only.Body).RootElement;
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes("ä: 1\n")), body.GetProperty("scrapeConfiguration").GetProperty("configurationBlob").GetString());
        Assert.False(body.GetProperty("source").GetProperty("eksConfiguration").TryGetProperty("securityGroupIds", out _));
        Assert.False(body.TryGetProperty("tags", out _));
    }

    [Fact]
    public async Task DescribeScraper_reads_every_member()
    {
        _bench.Net.Answer($$$$$"""
            {"scraper":{"alias":"a","scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","roleArn":"arn:aws:iam::111122223333:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_1",
            "status":{"statusCode":"CREATION_FAILED"},"createdAt":1732276800.789,"lastModifiedAt":1732276860,"tags":{"k":"v"},"statusReason":"No free IP",
            "scrapeConfiguration":{"configurationBlob":"w6Q6IDEK"},"source":{"eksConfiguration":{"clusterArn":"{{{{{WireSamples.Cluster}}}}}","subnetIds":["subnet-1"],"securityGroupIds":["sg-1"]}},
            "destination":{"ampConfiguration":{"workspaceArn":"{{{{{WireSamples.Workspace}}}}}"}},"roleConfiguration":{"sourceRoleArn":"{{{{{WireSamples.SourceRole}}}}}","targetRoleArn":"{{{{{WireSamples.TargetRole}}}}}"},"exporters":[]}}
            """);

        Scraper scraper = (await Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop))!;

        Assert.Equal(("GET", Host + "/scrapers/s-1", ""), (_bench.Net.Only.Method, _bench.Net.Only.Uri.AbsoluteUri, _bench.Net.Only.Body));
        Assert.Equal(LinkStatus.CreationFailed, scraper.Status);
        Assert.Equal("No free IP", scraper.StatusReason);
        Assert.Equal("ä: 1\n", scraper.Configuration);
        Assert.Equal(new EksSource(WireSamples.Cluster), scraper.Source);
        Assert.Equal(new WorkspaceDestination(WireSamples.Workspace), scraper.Destination);
        Assert.Equal((WireSamples.SourceRole, WireSamples.TargetRole), (scraper.SourceRole, scraper.TargetRole));
        Assert.Equal(["subnet-1"], scraper.Subnets!);
        Assert.Equal(["sg-1"], scraper.SecurityGroups!);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1732276800789), scraper.CreatedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1732276860), scraper.LastModifiedAt);
        Assert.Equal("v", scraper.Tags["k"]);
        Assert.EndsWith("Scraper_1", scraper.ServiceRoleArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_later_AWS_adds_does_not_break_the_reading()
    {
        _bench.Net.Answer($$$$$"""
            {"scraper":{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"HIBERNATING","x":1},"statusReason":"Night","new":{"a":[1]},
            "source":{"moonConfiguration":{"crater":"Tycho"}},"destination":{"cloudWatchConfiguration":{"datasetArn":"arn:aws:x"}},"roleConfiguration":{"sourceRoleArn":"strange"},"createdAt":"2024-10-29T16:37:58.789Z","tags":null}}
            """);

        Scraper scraper = (await Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop))!;

        Assert.Equal((LinkStatus.Unknown, "HIBERNATING: Night"), (scraper.Status, scraper.StatusReason));
        Assert.Null(scraper.Source);
        Assert.Null(scraper.Destination);
        Assert.Null(scraper.SourceRole);
        Assert.Empty(scraper.Tags);
        Assert.Equal(2024, scraper.CreatedAt!.Value.Year);
    }

    [Fact]
    public async Task A_VPC_source_is_read_with_its_network()
    {
        _bench.Net.Answer($$$$$"""{"scraper":{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"ACTIVE"},"source":{"vpcConfiguration":{"securityGroupIds":["sg-9"],"subnetIds":["subnet-9"]}}}}""");

        Scraper scraper = (await Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop))!;

        Assert.Equal((SourceType.Vpc, "subnet-9", "sg-9"), (scraper.Source!.Type, scraper.Subnets!.ToString(), scraper.SecurityGroups!.ToString()));
    }

    [Fact]
    public async Task A_scraper_that_is_gone_is_null()
    {
        _bench.Net.Answer("""{"message":"Scraper not found","resourceId":"s-1","resourceType":"Scraper"}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException"));

        Assert.Null(await Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop));
    }

    [Fact]
    public async Task ListScrapers_repeats_filters_as_parameters_and_follows_the_token()
    {
        string one = $$$$$"""{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"ACTIVE"}}""";
        _bench.Net.Answer($$$$$"""{"scrapers":[{{{{{one}}}}}],"nextToken":"t/1 +"}""").Answer($$$$$"""{"scrapers":[{{{{{one}}}}},{{{{{one}}}}}]}""");

        IReadOnlyList<Scraper> all = await Amp.ListScrapersAsync(new ScraperFilter(new EksSource(WireSamples.Cluster), new WorkspaceDestination(WireSamples.Workspace), ScraperAlias.Parse("a"), "ACTIVE"), Bench.Stop);

        Assert.Equal(3, all.Count);
        const string Filters = "alias=a&destinationArn=arn%3Aaws%3Aaps%3Aus-west-2%3A444455556666%3Aworkspace%2Fws-1&maxResults=1000&sourceArn=arn%3Aaws%3Aeks%3Aus-west-2%3A111122223333%3Acluster%2Fc&status=ACTIVE";
        Assert.Equal("/scrapers?" + Filters, _bench.Net.Requests[0].PathAndQuery);
        Assert.Equal("/scrapers?" + Filters.Replace("&sourceArn", "&nextToken=t%2F1%20%2B&sourceArn", StringComparison.Ordinal), _bench.Net.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task An_empty_filter_sends_only_the_page_size()
    {
        _bench.Net.Answer("""{"scrapers":[]}""");

        Assert.Empty(await Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop));
        Assert.Equal("/scrapers?maxResults=1000", _bench.Net.Only.PathAndQuery);
    }

    [Fact]
    public async Task UpdateScraper_always_sends_destination_and_roles()
    {
        _bench.Net.Answer($$$$$"""{"scraperId":"s-1","arn":"{{{{{WireSamples.ScraperArnText}}}}}","status":{"statusCode":"UPDATING"}}""", 202);

        Scraper scraper = await Amp.UpdateScraperAsync(WireSamples.Id, new ScraperChange(null, null, new WorkspaceDestination(WireSamples.Workspace), WireSamples.SourceRole, WireSamples.TargetRole, "tok"), Bench.Stop);

        Assert.Equal(("PUT", Host + "/scrapers/s-1"), (_bench.Net.Only.Method, _bench.Net.Only.Uri.AbsoluteUri));
        Assert.Equal(
            """{"destination":{"ampConfiguration":{"workspaceArn":"arn:aws:aps:us-west-2:444455556666:workspace/ws-1"}},"roleConfiguration":{"sourceRoleArn":"arn:aws:iam::111122223333:role/S","targetRoleArn":"arn:aws:iam::444455556666:role/p/T"},"clientToken":"tok"}""",
            _bench.Net.Only.Body);
        Assert.Equal(LinkStatus.Updating, scraper.Status);
    }

    [Fact]
    public async Task DeleteScraper_sends_its_token_in_the_query()
    {
        _bench.Net.Answer("""{"scraperId":"s-1","status":{"statusCode":"DELETING"}}""", 202);

        Assert.True(await Amp.DeleteScraperAsync(WireSamples.Id, "to/k+", Bench.Stop));
        Assert.Equal(("DELETE", "/scrapers/s-1?clientToken=to%2Fk%2B", ""), (_bench.Net.Only.Method, _bench.Net.Only.PathAndQuery, _bench.Net.Only.Body));
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_false()
    {
        _bench.Net.Answer("""{"message":"gone"}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException"));

        Assert.False(await Amp.DeleteScraperAsync(WireSamples.Id, "tok", Bench.Stop));
    }

    [Fact]
    public async Task The_default_configuration_is_decoded_once()
    {
        _bench.Net.Answer("""{"configuration":"Z2xvYmFsOiB7fQo="}""");

        Assert.Equal("global: {}\n", await Amp.GetDefaultScraperConfigurationAsync(Bench.Stop));
        Assert.Equal(("GET", "/scraperconfiguration"), (_bench.Net.Only.Method, _bench.Net.Only.PathAndQuery));
    }

    [Fact]
    public async Task The_ARN_of_a_tagged_resource_is_one_path_segment()
    {
        const string Path = "/tags/arn%3Aaws%3Aaps%3Aus-west-2%3A111122223333%3Ascraper%2Fs-1";
        _bench.Net.Answer("{}").Answer("""{"tags":{"a":"b"}}""");

        await Amp.TagResourceAsync(WireSamples.ScraperArnText, new Dictionary<string, string> { ["a"] = "b" }, Bench.Stop);
        IReadOnlyDictionary<string, string> tags = await Amp.ListTagsForResourceAsync(WireSamples.ScraperArnText, Bench.Stop);

        Assert.Equal(["POST " + Path, "GET " + Path], _bench.Net.Requests.Select(r => $"{r.Method} {r.PathAndQuery}"));
        Assert.Equal("""{"tags":{"a":"b"}}""", _bench.Net.Requests[0].Body);
        Assert.Equal("b", tags["a"]);
    }
}
