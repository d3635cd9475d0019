using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class AssumedRoleCredentialTests
{
    [Fact]
    public async Task A_role_of_another_account_is_assumed_through_our_endpoint()
    {
        using World world = new();
        string arn = await world.DeployRoleAsync("ext-1");

        ICloudAccount account = world.Open(World.Keys(world.Source) with { AssumeRoleArn = arn, ExternalId = "ext-1" });
        CloudCaller caller = await account.GetCallerIdentityAsync(Bench.Stop);

        Assert.Equal((world.Target.AccountId, $"arn:aws:sts::{world.Target.AccountId}:assumed-role/Deploy/XScrape"), (caller.Account.ToString(), caller.Arn));
        CloudCall assumed = Assert.Single(world.Log.Calls, c => c.Operation == "AssumeRole");
        Assert.Equal(("sts", 200, null, null), (assumed.Service, assumed.StatusCode, assumed.RequestBody, assumed.ResponseBody));
    }

    [Fact]
    public async Task A_wrong_external_id_is_access_denied_at_the_first_call()
    {
        using World world = new();
        string arn = await world.DeployRoleAsync("ext-1");
        ICloudAccount account = world.Open(World.Keys(world.Source) with { AssumeRoleArn = arn, ExternalId = "ext-2" });

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.GetCallerIdentityAsync(Bench.Stop));

        Assert.Equal((FailureId.AccessDenied, "sts", "AssumeRole"), (fault.Id, fault.Service, fault.Operation));
        Assert.Contains("sts:AssumeRole", fault.Message, StringComparison.Ordinal);
        Assert.Contains(world.Source.AccountId, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_kept_and_renewed_before_it_ends()
    {
        using World world = new();
        ICloudAccount account = world.Open(World.Keys(world.Source) with { AssumeRoleArn = await world.DeployRoleAsync() });

        await List(account);
        await List(account);
        Assert.Equal(1, world.Assumed);

        world.Clock.Advance(TimeSpan.FromMinutes(54));
        await List(account);
        Assert.Equal(1, world.Assumed);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await List(account);
        Assert.Equal(2, world.Assumed);

        world.Clock.Advance(TimeSpan.FromHours(5));
        await List(account);
        Assert.Equal(3, world.Assumed);
        Assert.DoesNotContain(world.Simulator.Calls.Snapshot(), c => c.ErrorCode is not null);
    }

    [Fact]
    public async Task Many_calls_at_once_assume_the_role_once()
    {
        using World world = new();
        ICloudAccount account = world.Open(World.Keys(world.Source) with { AssumeRoleArn = await world.DeployRoleAsync() });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => List(account)));

        Assert.Equal(1, world.Assumed);
    }

    [Fact]
    public async Task A_token_that_AWS_calls_expired_is_renewed_and_nothing_is_lost()
    {
        using World world = new() { OurClock = new HandClock() };
        ICloudAccount account = world.Open(World.Keys(world.Source) with { AssumeRoleArn = await world.DeployRoleAsync() });
        await List(account);

        // Our clock stands still: the session looks good here, and is long over there.
        world.Clock.Advance(TimeSpan.FromHours(2));
        await List(account);

        Assert.Equal(2, world.Assumed);
        Assert.Contains(world.Simulator.Calls.Snapshot(), c => c.ErrorCode is "ExpiredTokenException" or "ExpiredToken");
    }

    [Fact]
    public async Task Expired_keys_that_nobody_can_renew_are_expired_credentials()
    {
        using Bench bench = new();
        bench.Net.Answer("""{"message":"The security token included in the request is expired"}""", 403, ("x-amzn-ErrorType", "ExpiredTokenException"));

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => List(bench.Account));

        Assert.Equal(FailureId.ExpiredCredentials, fault.Id);
        Assert.Single(bench.Net.Requests);
    }

    [Fact]
    public async Task New_keys_in_the_file_are_taken_up_when_the_old_ones_expire()
    {
        const string Keys = "[p]\naws_access_key_id = AKID{0}\naws_secret_access_key = s\naws_session_token = t{0}\n";
        string file = Surroundings.Write(Keys.Replace("{0}", "OLD", StringComparison.Ordinal));
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "p", ProfileLocation = file } };
        bench.Net.Do(async (_, stop) =>
        {
            await File.WriteAllTextAsync(file, Keys.Replace("{0}", "NEW", StringComparison.Ordinal), stop);
            return StubHandler.Response("""{"message":"expired"}""", 403, ("x-amzn-ErrorType", "ExpiredTokenException"));
        }).Answer("""{"scrapers":[]}""");

        await List(bench.Account);

        Assert.Equal(["AKIDOLD", "AKIDNEW"], bench.Net.Requests.Select(r => r.Scope.Key));
    }

    [Fact]
    public async Task A_profile_s_role_is_assumed_in_our_Region_and_at_our_endpoint()
    {
        using World world = new();
        string arn = await world.DeployRoleAsync("ext-1");
        string file = Surroundings.Write($"[hub]\naws_access_key_id = {world.Source.AccessKeyId}\naws_secret_access_key = {world.Source.SecretAccessKey}\n[deploy]\nrole_arn = {arn}\nsource_profile = hub\nexternal_id = ext-1\nrole_session_name = me\n");

        CloudCaller caller = await world.Open(new CloudIdentity { ProfileName = "deploy", ProfileLocation = file }).GetCallerIdentityAsync(Bench.Stop);

        Assert.EndsWith("assumed-role/Deploy/me", caller.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_of_every_service_are_sound()
    {
        using World world = new();
        ICloudAccount account = world.Open(World.Keys(world.Source));

        await account.GetCallerIdentityAsync(Bench.Stop);
        Assert.Null(await account.Iam.GetRoleAsync(WireSamples.Role, Bench.Stop));
        Assert.Null(await account.Eks.DescribeClusterAsync("none", Bench.Stop));
        Assert.False(await account.Amp.DeleteScraperAsync(WireSamples.Id, "a/b+c d"[..5], Bench.Stop));
        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.Amp.ListTagsForResourceAsync($"arn:aws:aps:us-west-2:{world.Source.AccountId}:scraper/s-1", Bench.Stop));

        Assert.Equal(FailureId.NotFound, fault.Id);
        Assert.DoesNotContain(world.Simulator.Calls.Snapshot(), c => c.ErrorCode is "InvalidSignatureException" or "SignatureDoesNotMatch");
    }

    private static Task List(ICloudAccount account) => account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);
}
