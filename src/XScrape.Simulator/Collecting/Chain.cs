using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Collecting;

/// <summary>Walks from the service principal to the workspace and asks every policy on the way.</summary>
internal sealed class Chain(SimulatedWorld world)
{
    private const string AssumeRole = "sts:AssumeRole";

    public ChainVerdict Explain(Scraper scraper, DateTimeOffset at)
    {
        List<ChainHop> hops = [Running(scraper), Reach(scraper, at)];
        if (scraper.Settings.HasRoleConfiguration)
        {
            Role? source = world.FindRole(scraper.Settings.SourceRoleArn);
            Role? target = world.FindRole(scraper.Settings.TargetRoleArn);
            hops.Add(SourceTrust(scraper, source, at));
            hops.Add(SourcePermission(scraper, source, target, at));
            hops.Add(TargetTrust(scraper, source, target, at));
            hops.Add(RemoteWrite(scraper, target, at));
        }

        hops.Add(Arrival(scraper));
        return new ChainVerdict(scraper.Arn, hops);
    }

    private static ChainHop Running(Scraper scraper) =>
        new("Scraper", scraper.Collects, $"The scraper is {scraper.Status}.");

    /// <summary>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Prerequisites".</summary>
    private ChainHop Reach(Scraper scraper, DateTimeOffset at)
    {
        if (scraper.ClusterArn is null)
        {
            return new("Cluster", true, "The source is not a cluster.");
        }

        Cluster? cluster = world.FindCluster(scraper.ClusterArn);
        string? wrong = cluster is null ? "does not exist" : WrongWith(cluster, scraper, at);
        return new("Cluster", wrong is null, $"The cluster {wrong ?? "can be reached"}.");
    }

    private static string? WrongWith(Cluster cluster, Scraper scraper, DateTimeOffset at)
    {
        ClusterSeed facts = cluster.Seed;
        SubnetSeed?[] subnets = [.. scraper.SubnetIds.Select(id => facts.Subnets.FirstOrDefault(subnet => subnet.SubnetId == id))];
        return facts switch
        {
            _ when cluster.StatusAt(at) is not ("ACTIVE" or "UPDATING") => "is " + cluster.StatusAt(at),
            { EndpointPrivateAccess: false } => "has no private endpoint",
            { DnsSupport: false } or { DnsHostnames: false } => "stands in a VPC without DNS support and DNS hostnames",
            { AllowsEgress: false } => "has security groups that let no HTTPS out",
            { AllowsIngress: false } => "has security groups that let no HTTPS in",
            _ when subnets.Any(subnet => subnet is null) => "does not have these subnets",
            _ when subnets.Any(subnet => subnet!.FreeAddresses < 1) => "has a subnet without a free address",
            _ when !cluster.TakesAccessEntries && !facts.CollectorMapped => "has no mapping for the collector's role",
            _ when cluster.TakesAccessEntries && !cluster.AccessEntries.ContainsKey(scraper.ServiceLinkedRole.Arn) => "has no access entry for the collector's role",
            _ => null,
        };
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.</summary>
    private ChainHop SourceTrust(Scraper scraper, Role? source, DateTimeOffset at)
    {
        if (source is null || source.UsableFrom > at)
        {
            return new("SourceTrust", false, $"The source role {scraper.Settings.SourceRoleArn} {(source is null ? "does not exist" : "has not propagated yet")}.");
        }

        RequestContext request = new RequestContext(new Caller(scraper.Account, Scraping.ServiceName), AssumeRole, source.Arn)
            .Everywhere(at, scraper.Region)
            .With("aws:SourceArn", scraper.Arn)
            .With("aws:SourceAccount", scraper.Account.Id);
        Decision decision = world.Authorization.ByBoth(request, source.Trust.Policy, source.Trust.Ids, source.Account.Id, "trust policy");
        return Hop("SourceTrust", decision, $"{Scraping.ServiceName} may assume {source.Arn} for {scraper.Arn}", $"{Scraping.ServiceName} may not assume {source.Arn} for {scraper.Arn}");
    }

    private ChainHop SourcePermission(Scraper scraper, Role? source, Role? targetRole, DateTimeOffset at)
    {
        string target = scraper.Settings.TargetRoleArn ?? "(none)";
        if (source is null)
        {
            return new("SourcePermission", false, "The source role does not exist.");
        }

        RequestContext request = AssumeTarget(scraper, source, target, at);
        Decision decision = targetRole is not null && ReferenceEquals(targetRole.Account, source.Account) && targetRole.Trust.Policy.Evaluate(request, targetRole.Trust.Ids).Allowed
            ? world.Authorization.ByBoth(request, targetRole.Trust.Policy, targetRole.Trust.Ids, targetRole.Account.Id, "trust policy")
            : Authorization.ByIdentity(request);
        return Hop("SourcePermission", decision, $"{source.Arn} has permission to assume {target}", $"{source.Arn} has no permission to assume {target}");
    }

    private static ChainHop TargetTrust(Scraper scraper, Role? source, Role? target, DateTimeOffset at)
    {
        if (source is null || target is null || target.UsableFrom > at)
        {
            return new("TargetTrust", false, $"The {(source is null ? "source" : "target")} role {(source is null || target is null ? "does not exist" : "has not propagated yet")}.");
        }

        RequestContext request = AssumeTarget(scraper, source, target.Arn, at);
        PolicyEffect effect = target.Trust.Policy.Evaluate(request, target.Trust.Ids);
        string reason = effect.Denied ? "with an explicit deny in a trust policy" : "because no trust policy allows the sts:AssumeRole action";
        Decision decision = new(effect.Allowed, effect.Allowed ? string.Empty : reason);
        return Hop("TargetTrust", decision, $"{target.Arn} trusts {source.Arn} with external id {scraper.Arn}", $"{target.Arn} does not trust {source.Arn} with external id {scraper.Arn}");
    }

    private ChainHop RemoteWrite(Scraper scraper, Role? target, DateTimeOffset at)
    {
        string workspaceArn = scraper.Settings.WorkspaceArn ?? "(none)";
        if (target is null)
        {
            return new("RemoteWrite", false, "The target role does not exist.");
        }

        RequestContext request = new RequestContext(Session(target, at), "aps:RemoteWrite", workspaceArn).Everywhere(at, scraper.Region);
        Workspace? workspace = world.FindWorkspace(workspaceArn);
        Decision decision = Authorization.ByIdentity(request);
        if (workspace?.Policy?.Evaluate(request).Denied == true)
        {
            decision = Decision.Denied("a resource-based policy");
        }
        else if (workspace is not null && workspace.Arn.Account != target.Account.Id && workspace.Policy?.Evaluate(request).Allowed != true)
        {
            decision = new Decision(false, "because the workspace belongs to another account and no resource-based policy allows it");
        }

        return Hop("RemoteWrite", decision, $"{target.Arn} may write to {workspaceArn}", $"{target.Arn} may not write to {workspaceArn}");
    }

    private ChainHop Arrival(Scraper scraper)
    {
        string? arn = scraper.Settings.WorkspaceArn;
        // Even inside one account, a workspace with a customer's key takes samples only by the two roles:
        // https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html
        bool exists = world.FindWorkspace(arn) is { Status: "ACTIVE" or "UPDATING" } workspace
            && (scraper.Settings.HasRoleConfiguration || (workspace.Arn.Account == scraper.Account.Id && workspace.KmsKeyArn is null));
        return new("Workspace", exists, exists ? $"The workspace {arn} takes samples." : $"The workspace {arn ?? "(none)"} does not exist, is not ACTIVE or is out of reach.");
    }

    private static RequestContext AssumeTarget(Scraper scraper, Role source, string targetArn, DateTimeOffset at) => new RequestContext(Session(source, at), AssumeRole, targetArn)
        .Everywhere(at, scraper.Region)
        .With("sts:ExternalId", scraper.Arn)
        .With("sts:RoleSessionName", "aps-scraper");

    private static Caller Session(Role role, DateTimeOffset at) => new(role, "aps-scraper", new SessionTerms(at));

    private static ChainHop Hop(string name, Decision decision, string yes, string no) =>
        new(name, decision.Allowed, decision.Allowed ? yes + "." : $"{no}, {decision.Reason}.");
}
