namespace XScrape.Cloud;

/// <summary>The identity to call AWS with, in the order in which AWS.Tools looks: keys, profile, credential object, the SDK's own chain.</summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/userguide/creds-assign.html</remarks>
internal sealed record CloudIdentity
{
    public CloudKeys? Keys { get; init; }

    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    /// <summary>Credentials made by others, asked again at each refresh; null: none.</summary>
    public ICredentialSource? Credential { get; init; }

    /// <summary>A role to assume with all of the above, such as a deployment role of a hub account.</summary>
    public string? AssumeRoleArn { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Whether anything says who it is; if not, the SDK's chain (environment, default profile, instance) decides.</summary>
    public bool IsExplicit => Keys is not null || ProfileName is not null || Credential is not null;

    /// <summary>What to call the identity in messages; never a secret.</summary>
    public override string ToString()
    {
        string who = Keys is not null ? $"access key {Keys.AccessKey}"
            : ProfileName is not null ? $"profile '{ProfileName}'"
            : Credential is not null ? Credential.ToString() ?? "the given credential"
            : "the default credentials";
        return AssumeRoleArn is null ? who : $"{who} as {AssumeRoleArn}";
    }
}
