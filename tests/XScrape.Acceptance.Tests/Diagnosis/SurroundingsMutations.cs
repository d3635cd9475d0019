using System.Text.Json;
using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Diagnosis;
using XScrape.Simulator.Setup;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>What can go wrong with cluster, network and workspace.</summary>
internal static class SurroundingsMutations
{
    private const string Key = "arn:aws:kms:us-west-2:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    public static IEnumerable<Mutation> All =>
    [
        new("the cluster is gone with its network", FindingIds.Cluster, s => Do(() => s.Simulator.Surroundings.RemoveCluster(s.Cluster))) { Consequences = [FindingIds.Subnet, FindingIds.SecurityGroup] },
        Cluster("the cluster has failed", FindingIds.ClusterStatus, c => c with { Status = "FAILED" }),
        Cluster("the cluster is being removed", FindingIds.ClusterStatus, c => c with { Status = "DELETING" }),
        Cluster("the API server has no private endpoint", FindingIds.ClusterEndpoint, c => c with { EndpointPrivateAccess = false }),
        new("the collector's access entry is gone", FindingIds.ClusterAccess, async s =>
        {
            string role = (await s.Source.Amp.DescribeScraperAsync(s.Facts.ScraperId!, Test.Stop))!.ServiceRoleArn!;
            s.Simulator.Surroundings.RemoveAccessEntry(s.Cluster, role);
        }),
        new("the cluster was made anew under its name", [FindingIds.ClusterAge], s =>
        {
            s.Simulator.Surroundings.Recreate(s.Cluster);
            return Task.FromResult<Links.ScraperLink?>(null);
        }) { Consequences = [FindingIds.ClusterAccess] },
        Cluster("the VPC has no DNS support", FindingIds.VpcDnsSupport, c => c with { DnsSupport = false }),
        Cluster("the VPC has no DNS hostnames", FindingIds.VpcDnsHostnames, c => c with { DnsHostnames = false }),
        Cluster("a subnet of the collector is gone", FindingIds.Subnet, c => c with { Subnets = [.. c.Subnets.Take(2)] }),
        Cluster("all subnets lie in one zone", FindingIds.SubnetZone, c => c with { Subnets = [.. c.Subnets.Select(s => s with { AvailabilityZone = "us-west-2a" })] }) with { Flows = true },
        Cluster("a subnet has no free address", FindingIds.SubnetAddress, c => c with { Subnets = [c.Subnets[0] with { FreeAddresses = 0 }, .. c.Subnets.Skip(1)] }),
        Cluster("a security group of the collector is gone", FindingIds.SecurityGroup, c => c with { SecurityGroupIds = ["sg-1"] }) with { Flows = true },
        Cluster("the security groups let nothing out", FindingIds.CollectorEgress, c => c with { AllowsEgress = false }) with { Consequences = [FindingIds.TargetNetwork] },
        Cluster("the security groups let nothing in", FindingIds.ApiServerIngress, c => c with { AllowsIngress = false }) with { Consequences = [FindingIds.TargetNetwork] },
        Cluster("the nodes have a security group that the collector is not let in to", FindingIds.TargetNetwork, c => c with { NodeSecurityGroupIds = ["sg-nodes"] }) with { Flows = true },
        new("the workspace is gone", FindingIds.Workspace, s => Do(() => s.Simulator.Surroundings.RemoveWorkspace(s.Workspace))),
        Workspace("the workspace is being removed", "DELETING"),
        Workspace("the workspace could not be made", "CREATION_FAILED"),
        Workspace("the workspace is still being made", "CREATING"),
        Policy("the workspace's policy denies everybody", "\"Principal\":\"*\""),
        Policy("the workspace's policy denies the target role", "\"Principal\":{\"AWS\":\"ROLE\"}"),
        Policy("the workspace's policy denies all but another role", "\"Principal\":\"*\",\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::444455556666:role/Other\"}}"),
        Policy("the workspace's policy denies all from outside a network", "\"Principal\":\"*\",\"Condition\":{\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}") with { IsDoubtful = true },
        new("the workspace got a customer's key, and an update dropped the roles", [FindingIds.WorkspaceKey, FindingIds.ScraperRoles], async s =>
        {
            s.Simulator.Surroundings.SetWorkspace(s.Workspace, "ACTIVE", Key);
            await s.AskAsync(s.SourceAccount, "aps", "PUT", $"/scrapers/{s.Facts.ScraperId}", """{"alias":"renamed","clientToken":"t"}""");
            s.Clock.Pass(TimeSpan.FromHours(1));
            return null;
        }) { Plan = LinkPlan.Usual with { Facts = UnconfirmedFacts.Default with { UpdateWithoutDestinationDropsRoleConfiguration = true } } },
    ];

    private static Mutation Cluster(string name, string found, Func<ClusterSeed, ClusterSeed> change) =>
        new(name, found, s => Do(() => s.Simulator.Surroundings.Change(s.Cluster, change)));

    private static Mutation Workspace(string name, string status) =>
        new(name, FindingIds.WorkspaceStatus, s => Do(() => s.Simulator.Surroundings.SetWorkspace(s.Workspace, status)));

    private static Mutation Policy(string name, string about) => new(name, FindingIds.WorkspacePolicy, s =>
    {
        string statement = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"aps:RemoteWrite","Resource":"{{s.Workspace}}",{{about.Replace("ROLE", $"{s.Facts.TargetRole}", StringComparison.Ordinal)}}}]}""";
        return s.AskAsync(s.Facts.TargetAccount!.ToString(), "aps", "PUT", $"/workspaces/{WorkspaceArn.Parse(s.Workspace).Id}/policy", JsonSerializer.Serialize(new { policyDocument = statement }));
    });

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
