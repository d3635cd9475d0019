using System.ComponentModel;
using System.Management.Automation;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Credentials;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting;

/// <summary>Identity, Region and endpoint: the parameters that all cmdlets which call AWS share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AccountCommand : CloudCommand
{
    private DefaultedParameters? _defaulted;

    private protected AccountCommand()
    {
    }

    /// <summary>The profile for the source account, that of the EKS cluster.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [OneText]
    public string? SourceProfileName { get; set; }

    /// <summary>The profile for the target account, that of the workspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [OneText]
    public string? TargetProfileName { get; set; }

    /// <summary>Credentials for the source account: AWS credentials of any module, a PSCredential whose user name is an access key id, or what STS returned.</summary>
    [Parameter]
    public object? SourceCredential { get; set; }

    /// <summary>Credentials for the target account.</summary>
    [Parameter]
    public object? TargetCredential { get; set; }

    /// <summary>A role to assume for work in the source account.</summary>
    [Parameter]
    [OneText]
    public string? SourceAssumeRoleArn { get; set; }

    /// <summary>A role to assume for work in the target account.</summary>
    [Parameter]
    [OneText]
    public string? TargetAssumeRoleArn { get; set; }

    /// <summary>The external id that the role of -SourceAssumeRoleArn asks for.</summary>
    [Parameter]
    [OneText]
    public string? SourceAssumeRoleExternalId { get; set; }

    /// <summary>The external id that the role of -TargetAssumeRoleArn asks for.</summary>
    [Parameter]
    [OneText]
    public string? TargetAssumeRoleExternalId { get; set; }

    /// <summary>The profile for both accounts where neither side has its own.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [OneText]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file that holds the profiles, if it is not in its usual place.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    [OneText]
    public string? ProfileLocation { get; set; }

    /// <summary>An access key id for both accounts.</summary>
    [Parameter]
    [Alias("AK")]
    [OneText]
    public string? AccessKey { get; set; }

    /// <summary>The secret of -AccessKey.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [OneText]
    public string? SecretKey { get; set; }

    /// <summary>The session token of -AccessKey, if it is temporary.</summary>
    [Parameter]
    [Alias("ST")]
    [OneText]
    [MayBeEmpty]
    public string? SessionToken { get; set; }

    /// <summary>Credentials for both accounts where neither side has its own.</summary>
    [Parameter]
    public object? Credential { get; set; }

    /// <summary>The Region of cluster, scraper and workspace.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>An endpoint that stands for all AWS services, such as a simulator's. https unless it is on this machine.</summary>
    [Parameter]
    [OneText]
    public string? EndpointUrl { get; set; }

    /// <summary>The only accounts that may be written to.</summary>
    [Parameter]
    [ReadAs(typeof(string[]))]
    public string[]? AllowedAccountId { get; set; }

    /// <summary>The Region that this call asks for; one of $PSDefaultParameterValues stands for the shell and not for the call.</summary>
    private protected Region? AskedRegion => Region is null || Defaulted.Contains(nameof(Region), Region) ? null : Arns.Region.Parse(Region);

    /// <summary>The Region that the shell has set up, if any.</summary>
    private protected Region? DefaultRegion => ShellRegion() ?? new ShellDefaults(SessionState.PSVariable).Region;

    private DefaultedParameters Defaulted => _defaulted ??= new DefaultedParameters(this);

    /// <summary>Empty where every account may be written to.</summary>
    private protected IReadOnlyCollection<AccountId> AllowedAccounts { get; private set; } = [];

    /// <summary>Reads -AllowedAccountId.</summary>
    private protected override void ReadGuards() => AllowedAccounts = [.. (AllowedAccountId ?? []).Select(AccountId.Parse)];

    /// <summary>Opens both accounts of a link.</summary>
    private protected LinkIdentities Identities() => new(Arguments(), RunspaceAccounts.Current);

    private IdentityArguments Arguments()
    {
        ShellDefaults shell = new(SessionState.PSVariable);
        return new IdentityArguments
        {
            Source = new SideArguments
            {
                ProfileName = SourceProfileName,
                Credential = CredentialReader.Read(SourceCredential, nameof(SourceCredential)),
                AssumeRole = SourceAssumeRoleArn is null ? null : RoleArn.Parse(SourceAssumeRoleArn),
                ExternalId = SourceAssumeRoleExternalId,
            },
            Target = new SideArguments
            {
                ProfileName = TargetProfileName,
                Credential = CredentialReader.Read(TargetCredential, nameof(TargetCredential)),
                AssumeRole = TargetAssumeRoleArn is null ? null : RoleArn.Parse(TargetAssumeRoleArn),
                ExternalId = TargetAssumeRoleExternalId,
            },
            Base = new CloudIdentity { Keys = Keys(), ProfileName = ProfileName, Credential = BaseCredential() },
            Stored = shell.Credential,
            StoredRegion = DefaultRegion,
            ProfileLocation = ProfileLocation is null ? null : FilePath.Of(SessionState, ProfileLocation, FailureId.InvalidCredentials),
            Region = AskedRegion,
            Endpoint = EndpointUrl is null ? null : CloudSite.ParseEndpoint(EndpointUrl),
            Configured = EndpointUrl is null ? ConfiguredEndpoints.From(Environment.GetEnvironmentVariable) : ConfiguredEndpoints.None,
        };
    }

    private Region? ShellRegion() =>
        Region is not null && Defaulted.Contains(nameof(Region), Region) && Arns.Region.TryParse(Region, out Region? region) ? region : null;

    private ICredentialSource? BaseCredential() =>
        Credential is null || !Defaulted.Contains(nameof(Credential), Credential) ? CredentialReader.Read(Credential, nameof(Credential)) : CredentialReader.TryRead(Credential);

    private CloudKeys? Keys() => (AccessKey, SecretKey) switch
    {
        (null, null) => null,
        (not null, not null) => new CloudKeys(AccessKey, SecretKey, string.IsNullOrWhiteSpace(SessionToken) ? null : SessionToken),
        _ => throw Links.LinkFacts.Missing("whole pair of access key and secret", "-AccessKey and -SecretKey together"),
    };
}
