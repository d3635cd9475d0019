using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Sites;
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
        WireSite site = Site(new ConfiguredEndpoints { Iam = s_elsewhere }) with { OfProfile = new ConfiguredEndpoints { All = s_here } };

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
    public async Task The_endpoint_url_of_a_profile_is_used() => Assert.Equal("http://localhost:4599/", await AskedAsync("endpoint_url = http://localhost:4599"));

    [Theory]
    [InlineData("services = local\nendpoint_url = http://localhost:1\n[services local]\niam =\n  endpoint_url = http://localhost:4599 # mine", "http://localhost:4599/")]
    [InlineData("services = local\nendpoint_url = http://localhost:4599\n[services local]\ns3 =\n  endpoint_url = http://localhost:1", "http://localhost:4599/")]
    [InlineData("services = local\n[services local]\ns3 =\n  endpoint_url = http://localhost:1\niam = \n\tendpoint_url=http://localhost:4599", "http://localhost:4599/")]
    [InlineData("services = local\n[services local]\ns3 =\n  endpoint_url = http://localhost:1\n[services other]\niam =\n  endpoint_url = http://localhost:2", "https://iam.amazonaws.com/")]
    [InlineData("services = local\nignore_configured_endpoint_urls = true\n[services local]\niam =\n  endpoint_url = http://localhost:1", "https://iam.amazonaws.com/")]
    public async Task The_section_of_services_that_a_profile_names_is_obeyed(string rest, string wanted) => Assert.Equal(wanted, await AskedAsync(rest));

    [Theory]
    [InlineData("services = local", "[services local]")]
    [InlineData("services = local\n[services local]\neks =\n  endpoint_url = http://proxy.example.com", "eks in [services local]")]
    [InlineData("services = local\nendpoint_url = ftp://localhost\n[services local]\nx = y", "the profile 'here'")]
    [InlineData("endpoint_url = http://proxy.example.com", "the profile 'here'")]
    public async Task An_endpoint_of_a_profile_that_breaks_the_rules_is_refused_and_the_command_s_goes_before_it(string rest, string named)
    {
        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => AskedAsync(rest));

        Assert.Equal(FailureId.InvalidEndpoint, fault.Id);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("-EndpointUrl", fault.Advice, StringComparison.Ordinal);
        Assert.Equal("http://localhost:4566/", await AskedAsync(rest, new Uri("http://localhost:4566")));
    }

    private static async Task<string> AskedAsync(string rest, Uri? endpoint = null)
    {
        string file = Surroundings.Write($"[here]\naws_access_key_id = AKID\naws_secret_access_key = s\n{rest}\n");
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "here", ProfileLocation = file }, Site = new CloudSite(Region.Parse("us-west-2"), endpoint) };
        bench.Net.Answer(WireSamples.Empty("DeleteRole"));
        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        return bench.Net.Only.Uri.AbsoluteUri;
    }

    private static WireSite Site(ConfiguredEndpoints endpoints) => new(new CloudSite(Region.Parse("us-west-2")) { Configured = endpoints }, "me", new CallLog(), WireSettings.Default);
}
