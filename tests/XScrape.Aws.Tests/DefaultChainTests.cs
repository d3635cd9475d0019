using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>These change the environment of the process, so nothing runs beside them.</summary>
[CollectionDefinition(nameof(DefaultChainTests), DisableParallelization = true)]
public sealed class DefaultChainAlone;

[Collection(nameof(DefaultChainTests))]
public sealed class DefaultChainTests : IDisposable
{
    private readonly List<string> _set = [];

    public void Dispose() => _set.ForEach(name => Environment.SetEnvironmentVariable(name, null));

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
        bench.Net.Answer("""{"scrapers":[]}""").Answer(Samples.IamError("AccessDenied", "no"), 403);

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

    private static async Task<string> SentAs()
    {
        using Bench bench = new() { Identity = new CloudIdentity() };
        bench.Net.Answer(Samples.Empty("DeleteRole"));
        await bench.Account.Iam.DeleteRoleAsync(Samples.Role, Bench.Stop);
        return bench.Net.Only.Scope.Key;
    }

    private void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        _set.Add(name);
    }
}
