using XScrape.Arns;
using XScrape.Cloud;

namespace XScrape.Identities;

/// <summary>What the parameters of one command say about identity, Region and endpoint.</summary>
internal sealed record IdentityArguments
{
    public SideArguments Source { get; init; } = new();

    public SideArguments Target { get; init; } = new();

    /// <summary>AWS.Tools' own parameters: keys, profile, credential; for both accounts where neither side has its own.</summary>
    public CloudIdentity Base { get; init; } = new();

    /// <summary>What the shell has set up ($StoredAWSCredentials), or null.</summary>
    public ICredentialSource? Stored { get; init; }

    public string? ProfileLocation { get; init; }

    public Region? Region { get; init; }

    /// <summary>A Region that stands for all commands of the shell ($StoredAWSRegion, $PSDefaultParameterValues): used where nothing else says one.</summary>
    public Region? StoredRegion { get; init; }

    public Uri? Endpoint { get; init; }

    /// <summary>The endpoints of the environment, for what <see cref="Endpoint"/> leaves open.</summary>
    public ConfiguredEndpoints Configured { get; init; } = ConfiguredEndpoints.None;
}
