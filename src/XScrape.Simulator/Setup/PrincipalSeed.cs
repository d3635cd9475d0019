namespace XScrape.Simulator.Setup;

/// <summary>An IAM user with keys and policies of its own, for callers with less than administrator rights.</summary>
public sealed record PrincipalSeed
{
    /// <summary>The user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's access key id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The user's secret access key.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>Identity policies as JSON documents.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>A permissions boundary as a JSON document.</summary>
    public string? PermissionsBoundary { get; init; }
}
