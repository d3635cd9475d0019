namespace XScrape.Simulator;

/// <summary>One account: its identities and what stands in it.</summary>
internal sealed class Account(AccountSeed seed, string id, string partition)
{
    private readonly Dictionary<string, Role> _roles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Role> _rolesById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManagedPolicy> _policies = ManagedPolicy.OfAws(partition).ToDictionary(policy => policy.Arn, StringComparer.Ordinal);

    public AccountSeed Seed { get; } = seed;

    public string Id { get; } = id;

    public string Partition { get; } = partition;

    public string RootArn { get; } = $"arn:{partition}:iam::{id}:root";

    /// <summary>Users by ARN.</summary>
    public Dictionary<string, Caller> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>Clusters by ARN.</summary>
    public Dictionary<string, Cluster> Clusters { get; } = new(StringComparer.Ordinal);

    /// <summary>Workspaces by ARN.</summary>
    public Dictionary<string, Workspace> Workspaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Scrapers by ARN, in all Regions.</summary>
    public Dictionary<string, Scraper> Scrapers { get; } = new(StringComparer.Ordinal);

    /// <summary>What client tokens were used for.</summary>
    public Dictionary<string, RememberedToken> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Roles in the order of their paths and names, as IAM lists them.</summary>
    public IEnumerable<Role> Roles => _roles.Values.OrderBy(role => role.Name, StringComparer.Ordinal);

    public int RoleCount => _roles.Count;

    public IEnumerable<ManagedPolicy> Policies => _policies.Values;

    /// <summary>Names of roles are unique whatever their case: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html.</summary>
    public Role? FindRole(string name) => _roles.TryGetValue(name, out Role? role) ? role : null;

    public Role? FindRoleById(string id) => _rolesById.TryGetValue(id, out Role? role) ? role : null;

    public Role? FindRoleByArn(string arn) =>
        FindRole(arn.Substring(arn.LastIndexOf('/') + 1)) is { } role && role.Arn == arn ? role : null;

    public ManagedPolicy? FindPolicy(string arn) => _policies.TryGetValue(arn, out ManagedPolicy? policy) ? policy : null;

    public void Add(Role role)
    {
        _roles.Add(role.Name, role);
        _rolesById.Add(role.Id, role);
    }

    public void Remove(Role role)
    {
        _roles.Remove(role.Name);
        _rolesById.Remove(role.Id);
    }

    public void Add(ManagedPolicy policy) => _policies[policy.Arn] = policy;
}
