using Amazon.Runtime;
using XScrape.Aws.Credentials;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>Profiles that the SDK cannot read, or that never answer.</summary>
public sealed class ProfileFaultTests
{
    [Fact]
    public async Task A_missing_section_of_an_SSO_session_is_named()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "[sso]\nsso_session = nope\nsso_account_id = 111122223333\nsso_role_name = Dev\n", Bench.Stop);
        try
        {
            using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "sso", ProfileLocation = file } };

            XScrapeException fault = Assert.Throws<XScrapeException>(() => bench.Account);

            Assert.Equal(FailureId.InvalidCredentials, fault.Id);
            Assert.Contains("nope", fault.Message, StringComparison.Ordinal);
            Assert.Contains("[sso-session]", fault.Advice, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_service_of_keys_that_never_answers_has_a_limit()
    {
        using SdkKeys keys = new(() => new Silent(), "profile 'slow'", new SwiftClock());

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => keys.CurrentAsync(Bench.Stop));

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.Contains("nothing came within 60 seconds", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Silent : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new NotSupportedException();

        public override Task<ImmutableCredentials> GetCredentialsAsync() => new TaskCompletionSource<ImmutableCredentials>().Task;
    }
}
