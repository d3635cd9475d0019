using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.World;

/// <summary>What roles and users have in common.</summary>
internal abstract class Identity(Account account, string kind, string path, string name, string id, DateTimeOffset created)
{
    private readonly SortedDictionary<string, InlinePolicy> _inline = new(StringComparer.Ordinal);
    private readonly List<ManagedPolicy> _attached = [];

    public Account Account { get; } = account;

    public string Path { get; } = path;

    public string Name { get; } = name;

    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public string Arn { get; } = $"arn:{account.Partition}:iam::{account.Id}:{kind}{path}{name}";

    public ManagedPolicy? BoundaryPolicy { get; set; }

    public virtual PolicyDocument? Boundary => BoundaryPolicy?.Policy;

    public TagMap Tags { get; set; } = TagMap.OfIam();

    public IReadOnlyDictionary<string, InlinePolicy> Inline => _inline;

    public IReadOnlyList<ManagedPolicy> Attached => _attached;

    /// <summary>The policies in force now: a managed policy may have got another default version since it was attached.</summary>
    public virtual IEnumerable<PolicyDocument> Policies => _inline.Values.Select(policy => policy.Policy).Concat(_attached.Select(policy => policy.Policy));

    public void Put(string policyName, InlinePolicy policy) => _inline[policyName] = policy;

    public bool DeleteInline(string policyName) => _inline.Remove(policyName);

    public void Attach(ManagedPolicy policy)
    {
        if (!_attached.Contains(policy))
        {
            _attached.Add(policy);
        }
    }

    public bool Detach(string policyArn) => _attached.RemoveAll(policy => policy.Arn == policyArn) > 0;
}
