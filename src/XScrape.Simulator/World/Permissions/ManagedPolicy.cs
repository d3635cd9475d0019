using System.Globalization;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World.Permissions;

/// <summary>A managed policy, of AWS or of a customer.</summary>
internal sealed class ManagedPolicy
{
    public const int MostVersions = 5;

    private readonly List<PolicyVersion> _versions;
    private int _last;

    public ManagedPolicy(string arn, string id, string document, DateTimeOffset created)
        : this(arn, id, [new PolicyVersion("v1", document, created)], "v1")
    {
    }

    public ManagedPolicy(string arn, string id, IEnumerable<PolicyVersion> versions, string defaultVersion)
    {
        Arn = arn;
        Id = id;
        Name = arn.Substring(arn.LastIndexOf('/') + 1);
        string resource = Naming.Arn.Parse(arn).Resource;
        Path = resource.Substring("policy".Length, resource.LastIndexOf('/') + 1 - "policy".Length);
        _versions = [.. versions];
        _last = _versions.Max(version => int.Parse(version.Id.Substring(1), CultureInfo.InvariantCulture));
        Default = _versions.First(version => version.Id == defaultVersion);
    }

    public string Arn { get; }

    public string Id { get; }

    public string Name { get; }

    public string Path { get; }

    public string? Description { get; init; }

    public TagMap Tags { get; init; } = TagMap.OfIam();

    public PolicyVersion Default { get; set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions => _versions;

    public bool IsOfAws => Naming.Arn.Parse(Arn).Account == "aws";

    public DateTimeOffset Created => _versions[0].Created;

    public PolicyDocument Policy => Default.Policy;

    public PolicyVersion Add(string document, DateTimeOffset now)
    {
        PolicyVersion version = new($"v{(_last + 1).ToString(CultureInfo.InvariantCulture)}", document, now);
        _versions.Add(version);
        _last++;
        return version;
    }

    public PolicyVersion? Find(string versionId) => _versions.FirstOrDefault(version => version.Id == versionId);

    public void Remove(PolicyVersion version) => _versions.Remove(version);
}
