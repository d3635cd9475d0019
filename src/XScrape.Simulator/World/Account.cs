using XScrape.Simulator.Setup;
using XScrape.Simulator.World.Permissions;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.World;

/// <summary>One account: its identities and what stands in it.</summary>
internal sealed class Account(AccountSeed seed, string id, string partition)
{
    private readonly Dictionary<string, Role> _roles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Role> _rolesById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, User> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ManagedPolicy> _policies = AwsManagedPolicies.In(partition).ToDictionary(policy => policy.Arn, StringComparer.Ordinal);

    public AccountSeed Seed { get; } = seed;

    public string Id { get; } = id;

    public string Partition { get; } = partition;

    public string RootArn { get; } = $"arn:{partition}:iam::{id}:root";

    /// <summary>The name in sign-in URLs; null where none was given.</summary>
    public string? Alias { get; set; }

    /// <summary>Clusters by ARN.</summary>
    public Dictionary<string, Cluster> Clusters { get; } = new(StringComparer.Ordinal);

    /// <summary>Workspaces by ARN.</summary>
    public Dictionary<string, Workspace> Workspaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Scrapers by ARN, in all Regions.</summary>
    public Dictionary<string, Scraper> Scrapers { get; } = new(StringComparer.Ordinal);

    /// <summary>Log groups by ARN, in all Regions.</summary>
    public Dictionary<string, LogGroup> LogGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>What client tokens were used for.</summary>
    public Dictionary<string, RememberedToken> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Roles in the order of their paths and names, as IAM lists them.</summary>
    public IEnumerable<Role> Roles => _roles.Values.OrderBy(role => role.Name, StringComparer.Ordinal);

    public int RoleCount => _roles.Count;

    public IEnumerable<User> Users => _users.Values.OrderBy(user => user.Name, StringComparer.Ordinal);

    public IEnumerable<Identity> Identities => [.. Users, .. Roles];

    public IEnumerable<ManagedPolicy> Policies => _policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>Names of roles are unique regardless of case: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html.</summary>
    public Role? FindRole(string name) => _roles.TryGetValue(name, out Role? role) ? role : null;

    public Role? FindRoleById(string id) => _rolesById.TryGetValue(id, out Role? role) ? role : null;

    public Role? FindRoleByArn(string arn) =>
        FindRole(arn.Substring(arn.LastIndexOf('/') + 1)) is { } role && role.Arn == arn ? role : null;

    public User? FindUser(string name) => _users.TryGetValue(name, out User? user) ? user : null;

    public User? FindUserById(string id) => _users.Values.FirstOrDefault(user => user.Id == id);

    public User? FindUserByArn(string arn) =>
        FindUser(arn.Substring(arn.LastIndexOf('/') + 1)) is { } user && user.Arn == arn ? user : null;

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

    public void Add(User user) => _users.Add(user.Name, user);

    public void Remove(User user) => _users.Remove(user.Name);

    public void Add(ManagedPolicy policy) => _policies[policy.Arn] = policy;

    public void Remove(ManagedPolicy policy) => _policies.Remove(policy.Arn);
}
