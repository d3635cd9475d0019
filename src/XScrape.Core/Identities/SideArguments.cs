using XScrape.Arns;
using XScrape.Cloud;

namespace XScrape.Identities;

/// <summary>What the parameters say about the identity of one account.</summary>
internal sealed record SideArguments
{
    public string? ProfileName { get; init; }

    public ICredentialSource? Credential { get; init; }

    public RoleArn? AssumeRole { get; init; }

    public string? ExternalId { get; init; }

    public bool IsGiven => ProfileName is not null || Credential is not null || AssumeRole is not null;
}
