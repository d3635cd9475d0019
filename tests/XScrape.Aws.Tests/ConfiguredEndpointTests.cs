using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>Endpoints of the environment and of profiles: a rehearsal must not go to AWS itself.</summary>
public sealed class ConfiguredEndpointTests
{
    private static readonly Uri s_here = new("http://localhost:4599");

    private static readonly Uri s_elsewhere = new("https://vpce-1.aps.us-west-2.vpce.amazonaws.com");

    [Fact]
    public void One_endpoint_of_the_environment_stands_for_every_service()
    {
        WireSite site = Site(new ConfiguredEndpoints { All = s_here });

        Assert.All(WireOperations.All.Select(o => o.Service).Distinct(), service => Assert.Equal(s_here, site.EndpointOf(service)));
    }

    [Fact]
    public void The_command_goes_before_the_environment_and_that_before_the_profile()
    {
        WireSite site = Site(new ConfiguredEndpoints { Iam = s_elsewhere }) with { ProfileEndpoint = s_here };

        Assert.Equal(s_elsewhere, site.EndpointOf(ServiceName.Iam));
        Assert.Equal(s_here, site.EndpointOf(ServiceName.Eks));
        Assert.Equal(new Uri("http://localhost:1"), (site with { Site = site.Site with { Endpoint = new Uri("http://localhost:1") } }).EndpointOf(ServiceName.Iam));
        Assert.Null(Site(ConfiguredEndpoints.None).EndpointOf(ServiceName.Iam));
    }

    [Fact]
    public void Workspaces_answer_on_a_host_of_their_own_unless_AMP_is_on_this_machine()
    {
        Assert.Null(Site(new ConfiguredEndpoints { Amp = s_elsewhere }).EndpointOf(ServiceName.AmpWorkspaces));
        Assert.Equal(s_here, Site(new ConfiguredEndpoints { Amp = s_here }).EndpointOf(ServiceName.AmpWorkspaces));
        Assert.Equal(s_here, Site(new ConfiguredEndpoints { Amp = s_elsewhere, All = s_here }).EndpointOf(ServiceName.AmpWorkspaces));
    }

    [Fact]
    public void FIPS_and_an_endpoint_of_the_environment_exclude_each_other_but_on_this_machine()
    {
        Assert.Equal(FailureId.InvalidEndpoint, Assert.Throws<XScrapeException>((Site(new ConfiguredEndpoints { Amp = s_elsewhere }) with { Fips = true }).Checked).Id);
        Assert.True((Site(new ConfiguredEndpoints { Amp = s_here }) with { Fips = true }).Checked().Fips);
    }

    [Fact]
    public async Task The_endpoint_url_of_a_profile_is_used()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "[here]\naws_access_key_id = AKID\naws_secret_access_key = s\nendpoint_url = http://localhost:4599\n", Bench.Stop);
        try
        {
            using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "here", ProfileLocation = file } };
            bench.Net.Answer(Samples.Empty("DeleteRole"));

            await bench.Account.Iam.DeleteRoleAsync(Samples.Role, Bench.Stop);

            Assert.Equal("http://localhost:4599/", bench.Net.Only.Uri.AbsoluteUri);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static WireSite Site(ConfiguredEndpoints endpoints) => new(new CloudSite(Region.Parse("us-west-2")) { Configured = endpoints }, "me", new CallLog(), WireSettings.Default);
}
