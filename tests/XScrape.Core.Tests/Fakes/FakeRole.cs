using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Policies;

namespace XScrape.Tests.Fakes;

/// <summary>A role as the fake keeps it.</summary>
internal sealed class FakeRole
{
    public required RoleArn Arn { get; init; }

    public required string Id { get; init; }

    public required string Trust { get; set; }

    public Dictionary<string, string> Tags { get; init; } = [];

    public Dictionary<string, PolicyDocument> Inline { get; } = [];

    public HashSet<string> Attached { get; } = [];

    public List<string> InstanceProfiles { get; } = [];

    public PolicyDocument Policy => PolicyDocument.Parse(Trust);

    public IamRole View() => new(Arn, Id, Trust, new Dictionary<string, string>(Tags), null);
}
