namespace XScrape.Simulator;

/// <summary>An IAM role.</summary>
internal sealed class Role(Account account, string path, string name, string id, DateTimeOffset created, TrustPolicy trust)
{
    private readonly SortedDictionary<string, InlinePolicy> _inline = new(StringComparer.Ordinal);
    private readonly List<ManagedPolicy> _attached = [];
    private List<PolicyDocument>? _identityPolicies;

    public Account Account { get; } = account;

    public string Path { get; } = path;

    public string Name { get; } = name;

    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public string Arn { get; } = $"arn:{account.Partition}:iam::{account.Id}:role{path}{name}";

    /// <summary>From when other policies may name it and others may assume it.</summary>
    public DateTimeOffset UsableFrom { get; init; } = created;

    /// <summary>Whether only AWS may change it.</summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    public TrustPolicy Trust { get; set; } = trust;

    public string? Description { get; set; }

    public int MaxSessionSeconds { get; set; } = 3600;

    public ManagedPolicy? BoundaryPolicy { get; set; }

    public PolicyDocument? Boundary => BoundaryPolicy?.Policy;

    public TagMap Tags { get; set; } = [];

    /// <summary>What reads go on showing for a while after a change.</summary>
    public RoleView? Before { get; set; }

    public IReadOnlyDictionary<string, InlinePolicy> Inline => _inline;

    public IReadOnlyList<ManagedPolicy> Attached => _attached;

    public IReadOnlyList<PolicyDocument> IdentityPolicies =>
        _identityPolicies ??= [.. _inline.Values.Select(policy => policy.Policy), .. _attached.Select(policy => policy.Policy)];

    public void Put(string policyName, InlinePolicy policy)
    {
        _inline[policyName] = policy;
        _identityPolicies = null;
    }

    public bool DeleteInline(string policyName)
    {
        _identityPolicies = null;
        return _inline.Remove(policyName);
    }

    public void Attach(ManagedPolicy policy)
    {
        if (!_attached.Contains(policy))
        {
            _attached.Add(policy);
            _identityPolicies = null;
        }
    }

    public bool Detach(string policyArn)
    {
        _identityPolicies = null;
        return _attached.RemoveAll(policy => policy.Arn == policyArn) > 0;
    }
}
