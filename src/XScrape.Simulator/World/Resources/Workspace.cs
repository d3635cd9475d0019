using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Samples;

namespace XScrape.Simulator.World.Resources;

/// <summary>An AMP workspace.</summary>
internal sealed class Workspace(string arn, DateTimeOffset created)
{
    public Arn Arn { get; } = Arn.Parse(arn);

    public string Id => Arn.Id;

    public DateTimeOffset Created { get; } = created;

    public string? Alias { get; set; }

    /// <summary>CREATING, ACTIVE, UPDATING, DELETING or CREATION_FAILED.</summary>
    public string Status { get; set; } = "ACTIVE";

    /// <summary>A customer's own key; null for one of AWS.</summary>
    public string? KmsKeyArn { get; set; }

    public TagMap Tags { get; } = [];

    public string? PolicyText { get; set; }

    public PolicyDocument? Policy { get; set; }

    public string? PolicyRevision { get; set; }

    /// <summary>Who wrote which samples when.</summary>
    public SampleStore Samples { get; } = new();
}
