namespace XScrape.Aws.Sts;

/// <summary>Which role to assume, and what its trust policy may ask for.</summary>
internal sealed record AssumedRole(string RoleArn, string? ExternalId)
{
    public string SessionName { get; init; } = "XScrape";
}
