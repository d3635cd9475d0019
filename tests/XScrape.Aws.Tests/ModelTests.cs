using System.Text.Json;
using System.Text.RegularExpressions;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Requests;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Sources;

namespace XScrape.Aws.Tests;

/// <summary>What is sent, held against AWS's own models: no name is ours. <see cref="ModelAnswerTests"/> has what is read.</summary>
public sealed class ModelTests
{
    private const string Arn = WireSamples.ScraperArnText;

    public static TheoryData<string> AmpOperations => Of(ServiceName.Amp);

    public static TheoryData<string> IamOperations => Of(ServiceName.Iam);

    [Fact]
    public void Signing_names_and_versions_are_the_models()
    {
        foreach ((ServiceName service, Model model) in new[] { (ServiceName.Amp, Model.Amp), (ServiceName.Eks, Model.Eks), (ServiceName.Ec2, Model.Ec2), (ServiceName.Iam, Model.Iam) })
        {
            string prefix = model.Metadata.GetProperty("endpointPrefix").GetString()!;
            string signing = model.Metadata.TryGetProperty("signingName", out JsonElement name) ? name.GetString()! : prefix;
            Assert.Equal((service.Prefix, service.Version), (signing, model.Metadata.GetProperty("apiVersion").GetString()));
        }
    }

    [Theory]
    [MemberData(nameof(AmpOperations))]
    public async Task A_request_to_AMP_fits_the_model(string operation)
    {
        Model model = Model.Amp;
        StubRequest sent = await Sent(account => Amp(account.Amp, operation));

        FitsRest(model, operation, sent);
    }

    [Fact]
    public async Task A_request_to_EKS_fits_the_model()
    {
        FitsRest(Model.Eks, "DescribeCluster", await Sent(account => account.Eks.DescribeClusterAsync("c", Bench.Stop)));
        FitsRest(Model.Eks, "DescribeAccessEntry", await Sent(account => account.Eks.DescribeAccessEntryAsync("c", "arn:aws:iam::111122223333:role/aws-service-role/x/y", Bench.Stop)));
    }

    [Theory]
    [InlineData("DescribeSubnets", "Filters", "NextToken")]
    [InlineData("DescribeSecurityGroups", "Filters", "NextToken")]
    [InlineData("DescribeInstances", "Filters", "NextToken")]
    [InlineData("DescribeVpcAttribute", "VpcId", "Attribute")]
    public async Task A_request_to_EC2_fits_the_model(string operation, params string[] members)
    {
        StubRequest sent = await Sent(account => operation switch
        {
            "DescribeSubnets" => account.Ec2.DescribeSubnetsAsync(["subnet-1"], Bench.Stop),
            "DescribeSecurityGroups" => account.Ec2.DescribeSecurityGroupsAsync(["sg-1"], Bench.Stop),
            "DescribeInstances" => account.Ec2.DescribeInstancesAsync("kubernetes.io/cluster/c", Bench.Stop),
            _ => account.Ec2.DescribeVpcAttributeAsync("vpc-1", "enableDnsSupport", Bench.Stop),
        });
        JsonElement input = Model.Ec2.Input(operation)!.Value;

        Assert.Equal(operation, sent.Form["Action"]);
        // The wire has the name of a list in the singular: Filter.1.Name.
        string[] wire = [.. members.Select(m => input.GetProperty("members").GetProperty(m).TryGetProperty("locationName", out JsonElement name) ? name.GetString()! : m)];
        Assert.Empty(sent.Form.Keys.Where(k => k is not "Action" and not "Version").Select(k => k.Split('.')[0]).Distinct().Except(wire.Select(w => char.ToUpperInvariant(w[0]) + w[1..])));
        Assert.Empty(Model.Required(input).Except(members));
    }

    [Theory]
    [MemberData(nameof(IamOperations))]
    public async Task A_request_to_IAM_fits_the_model(string operation)
    {
        Model model = Model.Iam;
        StubRequest sent = await Sent(account => Iam(account.Iam, operation));
        JsonElement input = model.Input(operation)!.Value;

        Assert.Equal(operation, sent.Form["Action"]);
        string[] names = [.. sent.Form.Keys.Where(k => k is not "Action" and not "Version").Select(k => k.Split('.')[0]).Distinct()];
        Assert.All(names, name => Assert.True(input.GetProperty("members").TryGetProperty(name, out _), name));
        Assert.Empty(Model.Required(input).Except(names));
        foreach (string key in sent.Form.Keys.Where(k => k.Contains(".member.", StringComparison.Ordinal)))
        {
            string[] parts = key.Split('.');
            JsonElement item = model.Shape(model.Member(input, parts[0]).GetProperty("member").GetProperty("shape").GetString()!);
            Assert.True(parts.Length == 3 ? item.GetProperty("type").GetString() == "string" : item.GetProperty("members").TryGetProperty(parts[3], out _), key);
        }
    }

    private static TheoryData<string> Of(ServiceName service) => [.. WireOperations.All.Where(o => o.Service == service).Select(o => o.Name)];

    private static void FitsRest(Model model, string operation, StubRequest sent)
    {
        (string method, string uri) = model.Http(operation);
        Assert.Equal(method, sent.Method);
        Assert.Matches("^" + Regex.Replace(Regex.Escape(uri).Replace(@"\{", "{", StringComparison.Ordinal), "{[A-Za-z]+}", "[^/?]+") + "$", sent.Uri.AbsolutePath);
        JsonElement input = model.Input(operation)!.Value;
        string[] wire = [.. input.GetProperty("members").EnumerateObject().Where(m => Model.Location(input, m.Name) == "querystring").SelectMany(m => WireNames(model, input, m))];
        string[] query = [.. sent.Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')[0])];
        Assert.Empty(query.Except(wire));
        if (sent.Body.Length > 0)
        {
            using JsonDocument body = JsonDocument.Parse(sent.Body);
            Assert.Empty(model.Misfits(input, body.RootElement, operation));
        }
        else
        {
            Assert.DoesNotContain(Model.Required(input), n => Model.Location(input, n) is null);
        }
    }

    // A map in the query string is one parameter for each of its keys.
    private static IEnumerable<string> WireNames(Model model, JsonElement input, JsonProperty member) => model.Member(input, member.Name).GetProperty("type").GetString() == "map"
        ? ["status", "sourceArn", "destinationArn", "alias"]
        : [member.Value.TryGetProperty("locationName", out JsonElement name) ? name.GetString()! : member.Name];

    private static async Task<StubRequest> Sent(Func<ICloudAccount, Task> call)
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response("nothing to read");
        try
        {
            await call(bench.Account);
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.ForeignAnswer)
        {
            // Only the request matters here.
        }

        return bench.Net.Only;
    }

    private static Task Amp(IAmp amp, string operation) => operation switch
    {
        "CreateScraper" => amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop),
        "DescribeScraper" => amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop),
        "ListScrapers" => amp.ListScrapersAsync(new ScraperFilter(new EksSource(WireSamples.Cluster), new WorkspaceDestination(WireSamples.Workspace), ScraperAlias.Parse("a"), "ACTIVE"), Bench.Stop),
        "UpdateScraper" => amp.UpdateScraperAsync(WireSamples.Id, new ScraperChange(ScraperAlias.Parse("a"), "a: 1", new WorkspaceDestination(WireSamples.Workspace), WireSamples.SourceRole, WireSamples.TargetRole, "tok"), Bench.Stop),
        "DeleteScraper" => amp.DeleteScraperAsync(WireSamples.Id, "tok", Bench.Stop),
        "TagResource" => amp.TagResourceAsync(Arn, new Dictionary<string, string> { ["a"] = "b" }, Bench.Stop),
        "ListTagsForResource" => amp.ListTagsForResourceAsync(Arn, Bench.Stop),
        "DescribeWorkspace" => amp.DescribeWorkspaceAsync(WireSamples.Workspace, Bench.Stop),
        "DescribeResourcePolicy" => amp.DescribeResourcePolicyAsync(WireSamples.Workspace, Bench.Stop),
        "DescribeScraperLoggingConfiguration" => amp.DescribeScraperLoggingConfigurationAsync(WireSamples.Id, Bench.Stop),
        "UpdateScraperLoggingConfiguration" => amp.UpdateScraperLoggingConfigurationAsync(
            WireSamples.Id, LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/x:*"), LogComponentList.Of([LogComponent.Collector]), Bench.Stop),
        "DeleteScraperLoggingConfiguration" => amp.DeleteScraperLoggingConfigurationAsync(WireSamples.Id, "tok", Bench.Stop),
        "GetDefaultScraperConfiguration" => amp.GetDefaultScraperConfigurationAsync(Bench.Stop),
        _ => throw new NotSupportedException(operation),
    };

    private static Task Iam(IIam iam, string operation) => operation switch
    {
        "CreateRole" => iam.CreateRoleAsync(WireSamples.NewRole, Bench.Stop),
        "GetRole" => iam.GetRoleAsync(WireSamples.Role, Bench.Stop),
        "TagRole" => iam.TagRoleAsync(WireSamples.Role, new Dictionary<string, string> { ["a"] = "b" }, Bench.Stop),
        "UntagRole" => iam.UntagRoleAsync(WireSamples.Role, ["a"], Bench.Stop),
        "UpdateAssumeRolePolicy" => iam.UpdateAssumeRolePolicyAsync(WireSamples.Role, WireSamples.Trust, Bench.Stop),
        "PutRolePolicy" => iam.PutRolePolicyAsync(WireSamples.Role, "P", WireSamples.Trust, Bench.Stop),
        "GetRolePolicy" => iam.GetRolePolicyAsync(WireSamples.Role, "P", Bench.Stop),
        "ListRolePolicies" => iam.ListRolePoliciesAsync(WireSamples.Role, Bench.Stop),
        "DeleteRolePolicy" => iam.DeleteRolePolicyAsync(WireSamples.Role, "P", Bench.Stop),
        "AttachRolePolicy" => iam.AttachRolePolicyAsync(WireSamples.Role, "arn:aws:iam::aws:policy/A", Bench.Stop),
        "DetachRolePolicy" => iam.DetachRolePolicyAsync(WireSamples.Role, "arn:aws:iam::aws:policy/A", Bench.Stop),
        "ListInstanceProfilesForRole" => iam.ListInstanceProfilesForRoleAsync(WireSamples.Role, Bench.Stop),
        "ListAttachedRolePolicies" => iam.ListAttachedRolePoliciesAsync(WireSamples.Role, Bench.Stop),
        "SimulatePrincipalPolicy" => iam.SimulatePrincipalPolicyAsync(WireSamples.SourceRole, "sts:AssumeRole", "*", new Dictionary<string, string> { ["sts:ExternalId"] = "x" }, Bench.Stop),
        "DeleteRole" => iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop),
        _ => throw new NotSupportedException(operation),
    };
}
