using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Sts;

/// <summary>The operations of STS that are used.</summary>
internal static class StsOperations
{
    public static Operation GetCallerIdentity { get; } = new(ServiceName.Sts, "GetCallerIdentity") { Members = ["UserId", "Account", "Arn"] };

    public static Operation AssumeRole { get; } = new(ServiceName.Sts, "AssumeRole") { Members = ["Credentials", "AssumedRoleUser", "PackedPolicySize", "SourceIdentity"] };
}
