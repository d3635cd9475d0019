namespace XScrape.Cloud.Iam;

/// <summary>What IAM says of a role that wants to do something, all of its own policies taken together.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html</remarks>
internal sealed record PolicySimulation(string Decision)
{
    public const string Allowed = "allowed";

    public const string ExplicitDeny = "explicitDeny";

    /// <summary>The policies whose statements decided.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Whether the permissions boundary allows it; null where there is none.</summary>
    public bool? AllowedByBoundary { get; init; }

    /// <summary>Whether the organisation's policies allow it; null where IAM does not say.</summary>
    public bool? AllowedByOrganizations { get; init; }

    /// <summary>Condition keys that a policy asks for and that the question did not answer.</summary>
    public IReadOnlyList<string> MissingContext { get; init; } = [];
}
