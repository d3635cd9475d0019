using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using XScrape.Arns;
using XScrape.Aws.Credentials;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>These change the environment of the process, so nothing runs beside them.</summary>
[CollectionDefinition(nameof(DefaultChainTests), DisableParallelization = true)]
public sealed class DefaultChainAlone;

[Collection(nameof(DefaultChainTests))]
public sealed class DefaultChainTests : IDisposable
{
    private readonly List<string> _set = [];

    private const string Keys = "{\"Code\":\"Success\",\"AccessKeyId\":\"AKIDNEIGHBOUR\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2126-01-01T00:00:00Z\"}";

    public void Dispose()
    {
        _set.ForEach(name => Environment.SetEnvironmentVariable(name, null));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Neighbour.Answers = _ => null;
    }

    [Fact]
    public async Task An_instance_s_role_comes_last()
    {
        Set("AWS_EC2_METADATA_DISABLED", "false");
        Neighbour.Answers = call => call switch
        {
            "PUT /latest/api/token" => "token",
            "GET /latest/meta-data/iam/security-credentials/" => "role",
            "GET /latest/meta-data/iam/security-credentials/role" => Keys,
            "GET /latest/meta-data/iam/info" => "{\"Code\":\"Success\"}",
            _ => throw new InvalidOperationException(call),
        };

        Assert.Equal("AKIDNEIGHBOUR", await SentAs());
    }

    [Fact]
    public async Task A_metadata_service_that_does_not_answer_is_soon_left_alone()
    {
        Set("AWS_EC2_METADATA_DISABLED", "false");

        Assert.Equal(FailureId.InvalidCredentials, (await Assert.ThrowsAsync<XScrapeException>(SentAs)).Id);
    }

    [Fact]
    public async Task A_container_s_role_comes_before_the_instance_s()
    {
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", Neighbour.Endpoint + "creds");
        Neighbour.Answers = call => call == "GET /creds" ? Keys : throw new InvalidOperationException(call);

        Assert.Equal("AKIDNEIGHBOUR", await SentAs());
    }

    [Fact]
    public async Task A_web_identity_is_exchanged_at_STS_and_never_at_the_command_s_endpoint()
    {
        Set("AWS_REGION", "us-west-2");
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", Surroundings.Write("the-web-token"));
        Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/R");
        Set("AWS_ENDPOINT_URL_STS", Neighbour.Endpoint.AbsoluteUri);
        Neighbour.Answers = _ => """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>AKIDWEB</AccessKeyId>
            <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """;

        Assert.Equal("AKIDWEB", await SentAs(new Uri("http://localhost:4566")));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS")]
    [InlineData("AWS_ENDPOINT_URL_SSO")]
    [InlineData("AWS_ENDPOINT_URL_SSO_OIDC")]
    public void Sign_in_obeys_the_variable_of_its_own_service_alone_and_under_the_rules(string variable)
    {
        Set("AWS_ENDPOINT_URL", "http://proxy.example.com");
        Set("AWS_PROFILE", "with-endpoint");
        Assert.All(SignIn(variable), config => Assert.Null(config.ServiceURL));

        Set(variable, "http://127.0.0.1:9/");
        Assert.All(SignIn(variable), config => Assert.Equal("http://127.0.0.1:9/", config.ServiceURL));

        Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        Assert.All(SignIn(variable), config => Assert.Null(config.ServiceURL));
        Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");

        Set(variable, "http://proxy.example.com");
        XScrapeException fault = Assert.Throws<XScrapeException>(() => SignIn(variable).Count());
        Assert.Equal(FailureId.InvalidEndpoint, fault.Id);
        Assert.Contains(variable + ":", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_token_is_not_sent_where_the_rules_forbid_it()
    {
        Set("AWS_REGION", "us-west-2");
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", Surroundings.Write("the-web-token"));
        Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/R");
        Set("AWS_ENDPOINT_URL_STS", "http://proxy.example.com");

        Assert.Equal(FailureId.InvalidEndpoint, (await Assert.ThrowsAsync<XScrapeException>(SentAs)).Id);
    }

    [Fact]
    public async Task An_exchange_that_nobody_answers_is_unreachable()
    {
        Set("AWS_REGION", "us-west-2");
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", Surroundings.Write("the-web-token"));
        Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/R");
        Set("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(SentAs);

        Assert.Equal(FailureId.Unreachable, fault.Id);
        Assert.DoesNotContain("the-web-token", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_profile_s_wish_for_FIPS_endpoints_is_kept()
    {
        Set("AWS_PROFILE", "fips");
        using Bench bench = new() { Identity = new CloudIdentity() };
        bench.Net.Answer("""{"scrapers":[]}""");

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal("aps-fips.us-west-2.amazonaws.com", bench.Net.Only.Uri.Host);
    }

    [Fact]
    public async Task An_SSO_session_gives_keys_at_its_own_endpoint()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The SDK finds the home directory of Windows without the environment.");
        const string Url = "https://example.awsapps.com/start";
        string cache = Directory.CreateDirectory(Path.Combine(Surroundings.Folder, ".aws", "sso", "cache")).FullName;
#pragma warning disable CA5350 // The AWS CLI names its cache files so.
        string name = Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(Url)));
#pragma warning restore CA5350
        await File.WriteAllTextAsync(Path.Combine(cache, name + ".json"), $$"""{"startUrl":"{{Url}}","region":"us-east-1","accessToken":"the-sso-token","expiresAt":"2126-01-01T00:00:00Z"}""", Bench.Stop);
        Set("AWS_ENDPOINT_URL_SSO", Neighbour.Endpoint.AbsoluteUri);
        Neighbour.Answers = call => call == "GET /federation/credentials"
            ? """{"roleCredentials":{"accessKeyId":"AKIDSSO","secretAccessKey":"s","sessionToken":"t","expiration":4922596800000}}"""
            : throw new InvalidOperationException(call);
        string file = Surroundings.Write($"[sso]\nsso_start_url = {Url}\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n");

        Assert.Equal("AKIDSSO", await SentAs(new Uri("http://localhost:4566"), new CloudIdentity { ProfileName = "sso", ProfileLocation = file }));
    }

    [Fact]
    public async Task The_environment_comes_first()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDENV");
        Set("AWS_SECRET_ACCESS_KEY", "s");
        Set("AWS_SESSION_TOKEN", "t");
        Set("AWS_PROFILE", "in-credentials");

        Assert.Equal("AKIDENV", await SentAs());
    }

    [Fact]
    public async Task The_default_profile_comes_next()
    {
        Set("AWS_PROFILE", "in-credentials");

        Assert.Equal("AKIDCREDENTIALS", await SentAs());
    }

    [Fact]
    public async Task A_default_profile_that_does_not_exist_is_an_error()
    {
        Set("AWS_PROFILE", "nobody");

        Assert.Equal(FailureId.ProfileNotFound, (await Assert.ThrowsAsync<XScrapeException>(SentAs)).Id);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_way_out_is_said()
    {
        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(SentAs);

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.Contains("-ProfileName", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_asks_nobody()
    {
        using Bench bench = new() { Identity = new CloudIdentity() };

        Assert.NotNull(bench.Account);
    }

    [Fact]
    public async Task FIPS_and_dual_stack_endpoints_are_used_where_the_environment_asks_for_them()
    {
        Set("AWS_USE_FIPS_ENDPOINT", "true");
        Set("AWS_USE_DUALSTACK_ENDPOINT", "true");
        using Bench bench = new();
        bench.Net.Answer("""{"scrapers":[]}""").Answer(WireSamples.IamError("AccessDenied", "no"), 403);

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);
        await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.GetCallerIdentityAsync(Bench.Stop));

        Assert.Equal(["aps-fips.us-west-2.api.aws", "sts-fips.us-west-2.api.aws"], bench.Net.Requests.Select(r => r.Uri.Host));
    }

    [Fact]
    public void The_Region_is_the_environment_s_where_no_profile_names_one()
    {
        Set("AWS_DEFAULT_REGION", "ap-south-2");
        using Bench bench = new();

        Assert.Equal("ap-south-2", bench.Provider.DefaultRegion(new CloudIdentity()));
        Set("AWS_REGION", "ap-south-1");
        Assert.Equal("ap-south-1", bench.Provider.DefaultRegion(new CloudIdentity { ProfileName = "in-credentials" }));
        Assert.Equal("eu-north-1", bench.Provider.DefaultRegion(new CloudIdentity { ProfileName = "in-config" }));
    }

    private static IEnumerable<ClientConfig> SignIn(string variable)
    {
        yield return SdkPackages.In(new AmazonSecurityTokenServiceConfig(), Amazon.RegionEndpoint.USWest2, variable);
        yield return SdkPackages.In(new AmazonSSOConfig(), Amazon.RegionEndpoint.USWest2, variable);
        yield return SdkPackages.In(new AmazonSSOOIDCConfig(), Amazon.RegionEndpoint.USWest2, variable);
    }

    private static Task<string> SentAs() => SentAs(null);

    private static async Task<string> SentAs(Uri? endpoint, CloudIdentity? identity = null)
    {
        using Bench bench = new() { Identity = identity ?? new CloudIdentity(), Site = new CloudSite(Region.Parse("us-west-2"), endpoint) };
        bench.Net.Answer(WireSamples.Empty("DeleteRole"));
        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        return bench.Net.Only.Scope.Key;
    }

    private void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        _set.Add(name);
    }
}
