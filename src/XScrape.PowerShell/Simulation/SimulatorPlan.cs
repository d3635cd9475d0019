using XScrape.Arns;
using XScrape.Links;
using XScrape.Simulator;
using XScrape.Simulator.Setup;
using XScrape.Sources;

namespace XScrape.PowerShell.Simulation;

/// <summary>Which accounts a simulator needs for a script's own links, and which profile stands for which account.</summary>
internal sealed class SimulatorPlan
{
    private const string SourceProfile = "xscrape-source";

    private const string TargetProfile = "xscrape-target";

    private readonly SortedDictionary<string, string> _profiles = new(StringComparer.Ordinal);
    private readonly List<AccountSeed> _seeds = [];
    private readonly Dictionary<string, string> _sides = [];

    public IReadOnlyDictionary<string, string> Profiles => _profiles;

    public IReadOnlyDictionary<string, string> Sides => _sides;

    public IReadOnlyList<AccountSeed> Seeds => _seeds;

    /// <summary>The two accounts of the procedure.</summary>
    public static SimulatorPlan Default(IReadOnlyList<SimulatedAccount> accounts)
    {
        SimulatorPlan plan = new();
        plan.Name("SourceProfileName", SourceProfile, accounts.First(a => a.ClusterArns.Count > 0).AccountId);
        plan.Name("TargetProfileName", TargetProfile, accounts.First(a => a.WorkspaceArns.Count > 0).AccountId);
        return plan;
    }

    /// <summary>The accounts that these links lie in. Links with profiles of their own keep these.</summary>
    public static SimulatorPlan For(IReadOnlyList<LinkFacts> links)
    {
        SimulatorPlan plan = new();
        ILookup<string, LinkFacts> sources = links.Where(l => l.SourceAccount is not null).ToLookup(l => l.SourceAccount!.ToString());
        ILookup<string, LinkFacts> targets = links.Where(l => l.TargetAccount is not null).ToLookup(l => l.TargetAccount!.ToString());
        foreach (string account in sources.Select(g => g.Key).Union(targets.Select(g => g.Key)))
        {
            plan._seeds.Add(new AccountSeed
            {
                AccountId = account,
                Clusters = [.. sources[account].Where(l => l.Source is EksSource).GroupBy(l => ((EksSource)l.Source!).Cluster).Select(Cluster)],
                WorkspaceArns = [.. targets[account].Select(l => l.Destination?.ToString()).OfType<string>().Distinct()],
            });
        }

        plan.NameAll(links);
        return plan;
    }

    private static ClusterSeed Cluster(IGrouping<ClusterArn, LinkFacts> cluster)
    {
        string[] given = [.. cluster.SelectMany(l => l.Subnets ?? IdList.Empty).Distinct()];
        string[] subnets = given.Length > 0 ? given : ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"];
        string[] groups = [.. cluster.SelectMany(l => l.SecurityGroups ?? IdList.Empty).Distinct()];
        ClusterSeed seed = new()
        {
            ClusterArn = cluster.Key.ToString(),
            // AWS wants two zones, so they alternate.
            Subnets = [.. subnets.Select((id, i) => new SubnetSeed(id, cluster.Key.Region + (i % 2 == 0 ? "a" : "b")))],
        };
        return groups.Length > 0 ? seed with { SecurityGroupIds = groups } : seed;
    }

    private void NameAll(IReadOnlyList<LinkFacts> links)
    {
        foreach (LinkFacts link in links)
        {
            AddProfile(link.SourceProfileName, link.SourceAccount);
            AddProfile(link.TargetProfileName, link.TargetAccount);
        }

        string? source = links.FirstOrDefault(l => l.SourceProfileName is null && l.SourceAccount is not null)?.SourceAccount?.ToString();
        string? target = links.FirstOrDefault(l => l.TargetProfileName is null && l.TargetAccount is not null)?.TargetAccount?.ToString();
        Name("SourceProfileName", SourceProfile, source);
        Name("TargetProfileName", TargetProfile, target);
    }

    private void AddProfile(string? profile, AccountId? account)
    {
        if (profile is not null && account is not null && profile.IndexOfAny(['[', ']', '\r', '\n']) < 0)
        {
            _profiles[profile] = account.ToString();
        }
    }

    private void Name(string parameter, string profile, string? account)
    {
        if (account is not null)
        {
            _profiles[profile] = account;
            _sides[parameter] = profile;
        }
    }
}
