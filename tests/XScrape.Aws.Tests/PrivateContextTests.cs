using System.Reflection;
using System.Runtime.Loader;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>The adapters as PowerShell 7 loads them: in a context of their own, with Core shared.</summary>
public sealed class PrivateContextTests
{
    private readonly Context _context = new();

    [Fact]
    public void The_SDK_in_it_is_not_the_one_outside()
    {
        Assert.NotSame(typeof(Amazon.Runtime.AWSCredentials).Assembly, _context.LoadFromAssemblyName(new AssemblyName("AWSSDK.Core")));
        Assert.IsType<ICloudProvider>(Provider(), exactMatch: false);
    }

    // The SDK finds its SSO and STS packages by name and reflection; in the wrong context they are missing, and the failure would be another.
    [Fact]
    public async Task SSO_profiles_find_their_package_in_it()
    {
        string file = Surroundings.Write("[sso]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n");
        using ICloudAccount account = Provider().Open(new CloudIdentity { ProfileName = "sso", ProfileLocation = file }, new CloudSite(Region.Parse("us-west-2")), new CallLog());

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.GetCallerIdentityAsync(Bench.Stop));

        Assert.Equal(FailureId.ExpiredCredentials, fault.Id);
    }

    [Fact]
    public async Task Web_identity_profiles_find_their_token_in_it()
    {
        string file = Surroundings.Write("[web]\nrole_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = /no/such/token\n");
        using ICloudAccount account = Provider().Open(new CloudIdentity { ProfileName = "web", ProfileLocation = file }, new CloudSite(Region.Parse("us-west-2")), new CallLog());

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.GetCallerIdentityAsync(Bench.Stop));

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.Contains("/no/such/token", fault.Message, StringComparison.Ordinal);
    }

    private ICloudProvider Provider()
    {
        Assembly adapters = _context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "XScrape.Aws.dll"));
        return (ICloudProvider)Activator.CreateInstance(adapters.GetType("XScrape.Aws.AwsCloudProvider", throwOnError: true)!, nonPublic: true)!;
    }

    private sealed class Context() : AssemblyLoadContext("private")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return assemblyName.Name == "XScrape.Core" || !File.Exists(path) ? null : LoadFromAssemblyPath(path);
        }
    }
}
