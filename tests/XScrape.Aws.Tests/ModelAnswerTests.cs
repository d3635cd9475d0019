using System.Text.Json;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Failures;
using XScrape.Cloud.Amp;

namespace XScrape.Aws.Tests;

/// <summary>What is read of answers and errors, held against AWS's own models.</summary>
public sealed class ModelAnswerTests
{
    // The answers of EC2 have the wire's names.
    [Theory]
    [InlineData("Subnet", "subnetId", "vpcId", "availabilityZone", "cidrBlock", "availableIpAddressCount", "mapPublicIpOnLaunch", "tagSet")]
    [InlineData("SecurityGroup", "groupId", "vpcId", "ipPermissions", "ipPermissionsEgress")]
    [InlineData("IpPermission", "ipProtocol", "fromPort", "toPort", "ipRanges", "ipv6Ranges", "groups", "prefixListIds")]
    [InlineData("DescribeSubnetsResult", "subnetSet", "nextToken")]
    [InlineData("DescribeSecurityGroupsResult", "securityGroupInfo", "nextToken")]
    [InlineData("DescribeInstancesResult", "reservationSet", "nextToken")]
    [InlineData("Reservation", "instancesSet")]
    [InlineData("Instance", "instanceId", "subnetId", "groupSet", "networkInterfaceSet")]
    [InlineData("InstanceNetworkInterface", "groupSet")]
    [InlineData("GroupIdentifier", "groupId")]
    [InlineData("DescribeVpcAttributeResult", "enableDnsSupport", "enableDnsHostnames")]
    public void What_is_read_from_EC2_is_in_the_model(string shape, params string[] names)
    {
        IEnumerable<string> wire = Model.Ec2.Shape(shape).GetProperty("members").EnumerateObject().Select(m => m.Value.TryGetProperty("locationName", out JsonElement name) ? name.GetString()! : m.Name);
        Assert.Empty(names.Except(wire));
    }

    // Path from an operation's output shape to each member that is read; [] enters a list.
    [Theory]
    [InlineData("CreateScraper", "scraperId", "arn", "status.statusCode", "tags")]
    [InlineData("UpdateScraper", "scraperId", "arn", "status.statusCode", "tags")]
    [InlineData("DescribeScraper", "scraper.alias", "scraper.arn", "scraper.roleArn", "scraper.status.statusCode", "scraper.createdAt", "scraper.lastModifiedAt", "scraper.tags", "scraper.statusReason",
        "scraper.scrapeConfiguration.configurationBlob", "scraper.source.eksConfiguration.clusterArn", "scraper.source.eksConfiguration.subnetIds", "scraper.source.eksConfiguration.securityGroupIds",
        "scraper.source.vpcConfiguration.subnetIds", "scraper.source.vpcConfiguration.securityGroupIds", "scraper.destination.ampConfiguration.workspaceArn",
        "scraper.roleConfiguration.sourceRoleArn", "scraper.roleConfiguration.targetRoleArn")]
    [InlineData("ListScrapers", "scrapers.[].arn", "scrapers.[].status.statusCode", "scrapers.[].roleConfiguration.sourceRoleArn", "scrapers.[].alias", "nextToken")]
    [InlineData("GetDefaultScraperConfiguration", "configuration")]
    [InlineData("ListTagsForResource", "tags")]
    [InlineData("DescribeWorkspace", "workspace.arn", "workspace.status.statusCode", "workspace.kmsKeyArn")]
    [InlineData("DescribeResourcePolicy", "policyDocument")]
    public void What_is_read_from_AMP_is_in_the_model(string operation, params string[] paths) => Readable(Model.Amp, operation, paths);

    [Theory]
    [InlineData("DescribeCluster", "cluster.arn", "cluster.status", "cluster.accessConfig.authenticationMode", "cluster.resourcesVpcConfig.subnetIds", "cluster.resourcesVpcConfig.securityGroupIds",
        "cluster.resourcesVpcConfig.clusterSecurityGroupId", "cluster.resourcesVpcConfig.vpcId", "cluster.resourcesVpcConfig.endpointPublicAccess", "cluster.resourcesVpcConfig.endpointPrivateAccess", "cluster.createdAt")]
    [InlineData("DescribeAccessEntry", "accessEntry.principalArn", "accessEntry.username", "accessEntry.type")]
    public void What_is_read_from_EKS_is_in_the_model(string operation, params string[] paths) => Readable(Model.Eks, operation, paths);

    [Theory]
    [InlineData("CreateRole", "Role.Arn", "Role.RoleId", "Role.AssumeRolePolicyDocument", "Role.Tags.[].Key", "Role.Tags.[].Value", "Role.PermissionsBoundary.PermissionsBoundaryArn")]
    [InlineData("GetRole", "Role.Arn", "Role.RoleId", "Role.AssumeRolePolicyDocument", "Role.Tags.[].Key", "Role.Tags.[].Value", "Role.PermissionsBoundary.PermissionsBoundaryArn")]
    [InlineData("GetRolePolicy", "PolicyDocument")]
    [InlineData("ListRolePolicies", "PolicyNames.[]", "IsTruncated", "Marker")]
    [InlineData("ListAttachedRolePolicies", "AttachedPolicies.[].PolicyArn", "IsTruncated", "Marker")]
    [InlineData("ListInstanceProfilesForRole", "InstanceProfiles.[].InstanceProfileName", "IsTruncated", "Marker")]
    [InlineData("SimulatePrincipalPolicy", "EvaluationResults.[].EvalDecision", "EvaluationResults.[].MatchedStatements.[].SourcePolicyId", "EvaluationResults.[].MissingContextValues.[]",
        "EvaluationResults.[].PermissionsBoundaryDecisionDetail.AllowedByPermissionsBoundary", "EvaluationResults.[].OrganizationsDecisionDetail.AllowedByOrganizations")]
    public void What_is_read_from_IAM_is_in_the_model(string operation, params string[] paths) => Readable(Model.Iam, operation, paths);

    [Fact]
    public void Every_status_of_a_scraper_is_known()
    {
        foreach (JsonElement status in Model.Amp.Shape("ScraperStatusCode").GetProperty("enum").EnumerateArray())
        {
            using JsonDocument scraper = JsonDocument.Parse($$$"""{"scraperId":"s-1","arn":"{{{WireSamples.ScraperArnText}}}","status":{"statusCode":"{{{status}}}"}}""");
            Assert.NotEqual(LinkStatus.Unknown, XScrape.Aws.Amp.ScraperReader.Created(scraper.RootElement).Status);
        }
    }

    [Theory]
    [MemberData(nameof(ModelTests.AmpOperations), MemberType = typeof(ModelTests))]
    public void Every_error_of_AMP_has_an_id(string operation) => Known(Model.Amp, operation);

    [Theory]
    [MemberData(nameof(ModelTests.IamOperations), MemberType = typeof(ModelTests))]
    public void Every_error_of_IAM_has_an_id(string operation) => Known(Model.Iam, operation);

    [Theory]
    [InlineData("DescribeCluster")]
    [InlineData("DescribeAccessEntry")]
    public void Every_error_of_EKS_has_an_id(string operation) => Known(Model.Eks, operation);

    private static void Known(Model model, string operation)
    {
        IEnumerable<string> codes = model.Operation(operation).TryGetProperty("errors", out JsonElement errors)
            ? errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!).Select(shape =>
                model.Shape(shape).TryGetProperty("error", out JsonElement error) && error.TryGetProperty("code", out JsonElement code) ? code.GetString()! : shape)
            : [];
        Assert.All(codes, code => Assert.True(FailureCodes.Find(code) is not null, code));
    }

    private static void Readable(Model model, string operation, string[] paths)
    {
        foreach (string path in paths)
        {
            JsonElement shape = model.Output(operation)!.Value;
            foreach (string part in path.Split('.'))
            {
                Assert.True(part == "[]" || shape.GetProperty("members").TryGetProperty(part, out _), $"{operation}: {path}");
                shape = part == "[]" ? model.Shape(shape.GetProperty("member").GetProperty("shape").GetString()!) : model.Member(shape, part);
            }
        }
    }
}
