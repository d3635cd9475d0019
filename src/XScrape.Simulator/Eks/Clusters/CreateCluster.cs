using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XScrape.Simulator.Ec2;
using XScrape.Simulator.Eks.Access;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html.</summary>
internal sealed class CreateCluster() : EksOperation("POST", "/clusters", isWrite: true)
{
    private static readonly Regex s_name = Pattern.Whole("[0-9A-Za-z][A-Za-z0-9_-]{0,99}");

    public override Reply Run(Call call)
    {
        string name = Text(call.Body, "name") is { } given && s_name.IsMatch(given) ? given : throw WrongParameter("The name of a cluster has 1 to 100 letters, digits, hyphens and underscores.");
        string roleArn = Text(call.Body, "roleArn") ?? throw WrongParameter("roleArn must not be null.");
        TagMap tags = Tags(call.Body);
        string arn = $"arn:{call.Account.Partition}:eks:{call.Region}:{call.Account.Id}:cluster/{name}";
        void Keys(RequestContext request) => request.WithTags("aws:RequestTag/", tags).With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
        call.Authorize("eks:CreateCluster", arn, Keys);
        if (tags.Count > 0)
        {
            call.Authorize("eks:TagResource", arn, Keys);
        }

        call.Authorize("iam:PassRole", roleArn, request => request.With("iam:PassedToService", "eks.amazonaws.com"));
        if (call.World.FindRole(roleArn) is not { } role || !ReferenceEquals(role.Account, call.Account))
        {
            throw WrongParameter($"The role with name {roleArn.Substring(roleArn.LastIndexOf('/') + 1)} cannot be found.");
        }

        if (call.Account.Clusters.ContainsKey(arn))
        {
            throw new AwsError(409, "ResourceInUseException", $"Cluster already exists with name: {name}");
        }

        DateTimeOffset now = call.World.Now;
        Cluster cluster = new(Seed(call, arn), call.Account, now)
        {
            GivenRoleArn = roleArn,
            Version = Text(call.Body, "version") ?? Cluster.UsualVersion,
            BusyUntil = now + call.World.Options.ClusterCreationTime,
        };
        cluster.Tags.AddRange(tags);
        LetIn(call, cluster);
        call.Account.Clusters.Add(arn, cluster);
        JsonObject json = ClusterJson.Of(cluster, now);
        json["status"] = "CREATING";
        return Reply.OfJson(new() { ["cluster"] = json });
    }

    /// <summary>EKS wants subnets of one VPC in two zones; without a mode, API clients get CONFIG_MAP.</summary>
    private static ClusterSeed Seed(Call call, string arn)
    {
        JsonElement network = Member(call.Body, "resourcesVpcConfig") ?? throw WrongParameter("resourcesVpcConfig must not be null.");
        string[] ids = [.. Texts(network, "subnetIds")];
        IReadOnlyList<Vpc> vpcs = Networks.Of(call.Account, call.Region);
        string? stray = ids.FirstOrDefault(id => !vpcs.Any(vpc => vpc.Subnets.Any(subnet => subnet.Seed.SubnetId == id)));
        if (stray is not null)
        {
            throw WrongParameter($"The subnet ID '{stray}' does not exist");
        }

        Vpc? home = vpcs.FirstOrDefault(vpc => ids.Length > 0 && ids.All(id => vpc.Subnets.Any(subnet => subnet.Seed.SubnetId == id)));
        SubnetSeed[] subnets = [.. (home?.Subnets ?? []).Select(subnet => subnet.Seed).Where(subnet => ids.Contains(subnet.SubnetId))];
        if (subnets.Select(subnet => subnet.AvailabilityZone).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            throw WrongParameter("Subnets specified must be in at least two different AZs and in one VPC");
        }

        string[] groups = [.. Texts(network, "securityGroupIds")];
        string? unknown = groups.FirstOrDefault(id => home!.Groups.All(group => group.Id != id));
        string mode = Member(call.Body, "accessConfig") is { } access ? Text(access, "authenticationMode") ?? "CONFIG_MAP" : "CONFIG_MAP";
        return new ClusterSeed
        {
            ClusterArn = arn,
            NodesPerSubnet = 0, // It begins without.
            VpcId = home!.Id,
            Subnets = subnets,
            SecurityGroupIds = unknown is null ? ["sg-0" + Hashing.Sha256(Encoding.ASCII.GetBytes(arn)).Substring(0, 16), .. groups] : throw WrongParameter($"The security group '{unknown}' does not exist"),
            EndpointPrivateAccess = Flag(network, "endpointPrivateAccess") ?? false,
            EndpointPublicAccess = Flag(network, "endpointPublicAccess") ?? true,
            AuthenticationMode = mode is "API" or "API_AND_CONFIG_MAP" or "CONFIG_MAP" ? mode : throw WrongParameter($"{mode} is no authentication mode."),
        };
    }

    /// <summary>The creator of a cluster has access, unless the request says no: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html.</summary>
    private static void LetIn(Call call, Cluster cluster)
    {
        bool wanted = Member(call.Body, "accessConfig") is not { } access || Flag(access, "bootstrapClusterCreatorAdminPermissions") != false;
        if (wanted && cluster.TakesAccessEntries)
        {
            string principal = call.Caller.PrincipalArn;
            AccessEntry entry = new(principal, principal, call.World.Now);
            entry.Policies.Add(new AssociatedPolicy(AccessPolicies.Arn(cluster.Arn.Partition, "AmazonEKSClusterAdminPolicy"), "cluster", [], call.World.Now));
            cluster.AccessEntries.Add(principal, entry);
        }
    }
}
