using XScrape.Arns;

namespace XScrape.Cloud.Iam;

/// <summary>A role as IAM describes it. The trust policy is the decoded JSON text: reading it can fail, and then the role is still there.</summary>
internal sealed record IamRole(RoleArn Arn, string RoleId, string TrustJson, IReadOnlyDictionary<string, string> Tags, string? PermissionsBoundary)
{
    /// <summary>When it was made; null where the answer does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
