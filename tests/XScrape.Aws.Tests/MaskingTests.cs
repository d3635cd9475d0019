using System.Text;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Responses;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class MaskingTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("password: hunter2")]
    [InlineData("password: 'hunter2 and, more'")]
    [InlineData("password: hunter2, with a comma hunter2")]
    [InlineData("  - password: \"hunter2\" # why")]
    [InlineData("\"password\": \"hunter2\"")]
    [InlineData("basic_auth: {username: u, password: hunter2}")]
    [InlineData("basic_auth:\n  username: u\n  password: hunter2\n  x: y")]
    [InlineData("password: |\n  hunter2\n  hunter2\nx: y")]
    [InlineData("password: >-\n\n    hunter2\nx: y")]
    [InlineData("password:\n  hunter2")]
    [InlineData("bearer_token: hunter2")]
    [InlineData("authorization:\n  type: Bearer\n  credentials: hunter2")]
    [InlineData("authorization: {type: Bearer, credentials: hunter2}")]
    [InlineData("oauth2: {client_id: a, client_secret: 'hunter2'}")]
    [InlineData("proxy_url: http://user:hunter2@proxy:3128/")]
    [InlineData("sigv4: {access_key: A, secret_key: hunter2}")]
    [InlineData("Authorization: Bearer hunter2")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=A/B, SignedHeaders=x, Signature=hunter2")]
    [InlineData("{\"SecretAccessKey\":\"hunter2\",\"SessionToken\":\"hunter2\"}")]
    [InlineData("x-amz-security-token: hunter2")]
    [InlineData("<Credentials><SecretAccessKey>hunter2</SecretAccessKey><SessionToken>hunter2</SessionToken>")]
    [InlineData("PASSWORD: hunter2")]
    [InlineData("passwd: hunter2")]
    [InlineData("to\u212Aen: hunter2")]
    [InlineData("api_key=hunter2")]
    [InlineData("routing_key: hunter2")]
    [InlineData("<WebIdentityToken>hunter2</WebIdentityToken>")]
    [InlineData("<SAMLAssertion>hunter2</SAMLAssertion>")]
    [InlineData("an aws4-hmac-sha256 hunter2")]
    public void A_secret_is_not_to_be_read(string text) => Assert.DoesNotContain(Secret, Masking.Text(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: password-service\n    credentials_file: /var/run/secrets/token\n    bearer_token_file: /x\n")]
    [InlineData("{\"clientToken\":\"abc\",\"nextToken\":\"def\"}")]
    [InlineData("arn:aws:secretsmanager:us-east-1:111122223333:secret:name-abc is not allowed")]
    [InlineData("The security token included in the request is invalid")]
    [InlineData("tls_config:\n  ca_file: /etc/ca\n")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Masking.Text(text));

    [Fact]
    public void The_rest_of_a_configuration_stays()
    {
        string masked = Masking.Text("a: 1\nbasic_auth:\n  username: u\n  password: |\n    hunter2\n  other: kept\nscheme: https\n");

        Assert.Equal("a: 1\nbasic_auth:\n  username: u\n  password: ***\n  other: kept\nscheme: https\n", masked);
    }

    [Fact]
    public void A_long_hostile_text_takes_no_long_time() => Assert.NotNull(Masking.Text(string.Concat(Enumerable.Repeat("password: \"" + new string('\\', 50), 2000))));

    [Fact]
    public async Task Bodies_are_given_to_those_who_want_them_with_blobs_decoded_and_secrets_masked()
    {
        CallLog log = new(wantsBodies: true);
        using Bench bench = new() { Log = log };
        string blob = Convert.ToBase64String(Encoding.UTF8.GetBytes("basic_auth:\n  password: hunter2\n"));
        bench.Net.Answer($$$$"""{"scraper":{"arn":"{{{{WireSamples.ScraperArnText}}}}","status":{"statusCode":"ACTIVE"},"scrapeConfiguration":{"configurationBlob":"{{{{blob}}}}"}}}""");
        bench.Net.Answer($$$$"""{"scraperId":"s-1","arn":"{{{{WireSamples.ScraperArnText}}}}","status":{"statusCode":"CREATING"}}""", 202).Answer(WireSamples.Empty("TagRole"));

        Scraper read = (await bench.Account.Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop))!;
        await bench.Account.Amp.CreateScraperAsync(WireSamples.NewScraper with { Configuration = read.Configuration! }, Bench.Stop);
        await bench.Account.Iam.TagRoleAsync(WireSamples.Role, new Dictionary<string, string> { ["a"] = "b" }, Bench.Stop);

        string all = string.Join("\n", log.Calls.Select(c => c.RequestBody + c.ResponseBody));
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(blob, all, StringComparison.Ordinal);
        Assert.Contains("password: ***", log.Calls[0].ResponseBody, StringComparison.Ordinal);
        Assert.Contains("\"clientToken\":\"tok\"", log.Calls[1].RequestBody, StringComparison.Ordinal);
        Assert.Contains("Tags.member.1.Key=a", log.Calls[2].RequestBody, StringComparison.Ordinal);
        Assert.Contains("TagRoleResponse", log.Calls[2].ResponseBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>hunter2</SecretAccessKey><SessionTok")]
    [InlineData("<AssumeRoleResponse><AssumeRoleResult><Credentials><SecretAccessKey>hunter2</SecretAccessKey></Wrong>")]
    [InlineData("{\"SecretAccessKey\":\"hunter2\"}")]
    public async Task A_session_that_cannot_be_read_tells_nothing_of_its_keys(string body)
    {
        CallLog log = new(wantsBodies: true);
        using Bench bench = new() { Log = log, Identity = new CloudIdentity { Keys = new CloudKeys("A", "s", null), AssumeRoleArn = "arn:aws:iam::111122223333:role/R" } };
        bench.Net.Otherwise = _ => StubHandler.Response(body);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal(("sts", "AssumeRole"), (fault.Service, fault.Operation));
        Assert.DoesNotContain(Secret, fault + string.Concat(log.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_shown_without_its_keys()
    {
        CallLog log = new(wantsBodies: true);
        using Bench bench = new() { Log = log, Identity = new CloudIdentity { Keys = new CloudKeys("A", "s", null), AssumeRoleArn = "arn:aws:iam::111122223333:role/R" } };
        bench.Net.Answer("<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>hunter2</SecretAccessKey><SessionToken>hunter2+/=</SessionToken>"
            + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>").Answer(WireSamples.Empty("DeleteRole"));

        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);

        CloudCall assumed = Assert.Single(log.Calls, c => c.Operation == "AssumeRole");
        Assert.Contains("RoleArn=arn:aws:iam::111122223333:role/R", assumed.RequestBody, StringComparison.Ordinal);
        Assert.Contains("<SecretAccessKey>***</SecretAccessKey><SessionToken>***</SessionToken>", assumed.ResponseBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, assumed.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_wants_no_bodies_gets_them()
    {
        using Bench bench = new();
        bench.Net.Answer("""{"scrapers":[]}""");

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal((null, null), (bench.Log.Only.RequestBody, bench.Log.Only.ResponseBody));
    }

    [Fact]
    public async Task What_AWS_says_of_a_secret_is_masked_in_messages()
    {
        using Bench bench = new();
        bench.Net.Answer("""{"message":"Invalid Prometheus scrape configuration: password: hunter2"}""", 400, ("x-amzn-ErrorType", "ValidationException"));

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.Amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop));

        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }
}
