using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class CredentialTests
{
    [Fact]
    public async Task Keys_come_before_everything_else()
    {
        using Bench bench = new() { Identity = new CloudIdentity { Keys = new CloudKeys("AKIDKEYS", "s", "the-token"), ProfileName = "no-such-profile", Credential = new Source() } };

        Assert.Equal(("AKIDKEYS", "the-token"), await SentAs(bench));
    }

    [Fact]
    public async Task A_profile_comes_before_a_credential()
    {
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "in-credentials", Credential = new Source() } };

        Assert.Equal(("AKIDCREDENTIALS", null), await SentAs(bench));
    }

    [Fact]
    public async Task Profiles_of_the_config_file_are_found()
    {
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "in-config" } };

        Assert.Equal(("AKIDCONFIG", null), await SentAs(bench));
    }

    [Fact]
    public async Task A_file_of_ones_own_is_read()
    {
        string file = Surroundings.Write("[mine]\naws_access_key_id = AKIDMINE\naws_secret_access_key = s\naws_session_token = t\n");
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "mine", ProfileLocation = file } };

        Assert.Equal(("AKIDMINE", "t"), await SentAs(bench));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/no/such/file")]
    public void A_profile_that_does_not_exist_is_an_error_and_falls_nowhere(string? location)
    {
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "no-such-profile", ProfileLocation = location, Credential = new Source() } };

        XScrapeException fault = Assert.Throws<XScrapeException>(() => bench.Account);

        Assert.Equal(FailureId.ProfileNotFound, fault.Id);
        Assert.Contains("no-such-profile", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_profile_s_name_means_its_default_profile()
    {
        string file = Surroundings.Write("[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = s\n");
        using Bench bench = new() { Identity = new CloudIdentity { ProfileLocation = file } };
        using Bench empty = new() { Identity = new CloudIdentity { ProfileLocation = "/no/such/file" } };

        Assert.Equal(("AKIDDEFAULT", null), await SentAs(bench));
        Assert.Equal(FailureId.ProfileNotFound, Assert.Throws<XScrapeException>(() => empty.Account).Id);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_credential_that_hangs()
    {
        using ManualResetEventSlim hang = new();
        using CancellationTokenSource stop = new();
        using Bench bench = new() { Identity = new CloudIdentity { Credential = new Source { Before = hang.Wait } } };

        Task call = bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        hang.Set();
        Assert.Empty(bench.Net.Requests);
    }

    [Fact]
    public async Task A_credential_is_read_anew_for_each_call()
    {
        Source source = new();
        using Bench bench = new() { Identity = new CloudIdentity { Credential = source } };

        Assert.Equal(("AKID1", null), await SentAs(bench));
        Assert.Equal(("AKID2", null), await SentAs(bench));
    }

    [Fact]
    public async Task A_credential_that_throws_is_an_invalid_credential()
    {
        using Bench bench = new() { Identity = new CloudIdentity { Credential = new Source { Fault = new InvalidOperationException("SECRET: password=hunter2 is gone") } } };

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => SentAs(bench));

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_empty_are_invalid_and_blanks_around_them_are_nothing()
    {
        using Bench empty = new() { Identity = new CloudIdentity { Keys = new CloudKeys("AKID", " ", null) } };
        using Bench blanks = new() { Identity = new CloudIdentity { Keys = new CloudKeys(" AKID\n", "s ", " t\r\n") } };

        Assert.Equal(FailureId.InvalidCredentials, Assert.Throws<XScrapeException>(() => empty.Account).Id);
        Assert.Equal(("AKID", "t"), await SentAs(blanks));
    }

    [Fact]
    public async Task An_SSO_profile_without_a_session_says_how_to_sign_in()
    {
        string file = Surroundings.Write("[sso]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n");
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "sso", ProfileLocation = file } };

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => SentAs(bench));

        Assert.Equal(FailureId.ExpiredCredentials, fault.Id);
        Assert.Contains("aws sso login", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = b\nmfa_serial = arn:aws:iam::1:mfa/me\n[b]\naws_access_key_id = A\naws_secret_access_key = s", FailureId.InvalidCredentials, "MFA")]
    [InlineData("[a]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = b", FailureId.ProfileNotFound, "'b'")]
    [InlineData("[a]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = b\n[b]\nrole_arn = arn:aws:iam::1:role/S\nsource_profile = a", FailureId.InvalidCredentials, "back to itself")]
    [InlineData("[a]\nrole_arn = arn:aws:iam::1:role/R\ncredential_source = Moon", FailureId.InvalidCredentials, "'Moon'")]
    [InlineData("[a]\nregion = us-west-2", FailureId.InvalidCredentials, "'a'")]
    public void A_profile_that_cannot_work_is_told_at_once(string text, FailureId id, string part)
    {
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "a", ProfileLocation = Surroundings.Write(text) } };

        XScrapeException fault = Assert.Throws<XScrapeException>(() => bench.Account);

        Assert.Equal(id, fault.Id);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Null(fault.InnerException);
    }

    [Fact]
    public void The_Region_of_a_profile_is_known()
    {
        using Bench bench = new();

        Assert.Equal("eu-north-1", bench.Provider.DefaultRegion(new CloudIdentity { ProfileName = "in-config" }));
        Assert.Null(bench.Provider.DefaultRegion(new CloudIdentity { ProfileName = "in-credentials" }));
        Assert.Equal(FailureId.ProfileNotFound, Assert.Throws<XScrapeException>(() => bench.Provider.DefaultRegion(new CloudIdentity { ProfileName = "none" })).Id);
    }

    [Fact]
    public void Profiles_are_listed_from_both_files_or_from_the_one_given()
    {
        using Bench bench = new();
        string file = Surroundings.Write("[z]\naws_access_key_id = A\naws_secret_access_key = s\n");

        Assert.Equal(["fips", "in-config", "in-credentials", "with-endpoint"], bench.Provider.ListProfiles(null));
        Assert.Contains("z", bench.Provider.ListProfiles(file));
        Assert.NotNull(bench.Provider.ListProfiles("/no/such/file"));
    }

    [Fact]
    public async Task A_profile_s_wish_for_FIPS_endpoints_is_kept()
    {
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "fips" } };
        await SentAs(bench);

        Assert.Equal("iam-fips.amazonaws.com", bench.Net.Requests[0].Uri.Host);
    }

    [Fact]
    public void No_text_of_an_identity_holds_a_secret()
    {
        CloudIdentity identity = new() { Keys = new CloudKeys("AKIDKEYS", "TOP-SECRET", "TOP-TOKEN") };

        Assert.DoesNotContain("TOP-", identity.ToString() + identity.Keys, StringComparison.Ordinal);
    }

    private static async Task<(string Key, string? Token)> SentAs(Bench bench)
    {
        bench.Net.Answer(WireSamples.Empty("DeleteRole"));
        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        StubRequest sent = bench.Net.Requests[^1];
        return (sent.Scope.Key, sent.Headers.GetValueOrDefault("x-amz-security-token"));
    }

    private sealed class Source : ICredentialSource
    {
        private int _reads;

        public Exception? Fault { get; init; }

        public Action? Before { get; init; }

        public CloudKeys Read()
        {
            Before?.Invoke();
            return Fault is null ? new CloudKeys("AKID" + ++_reads, "s", null) : throw Fault;
        }
    }
}
