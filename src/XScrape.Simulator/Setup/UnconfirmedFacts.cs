namespace XScrape.Simulator.Setup;

/// <summary>What no source confirms about AWS; correct software passes at both settings.</summary>
public sealed record UnconfirmedFacts
{
    /// <summary>What is likely.</summary>
    public static UnconfirmedFacts Default { get; } = new();

    /// <summary>What is hardest on the caller.</summary>
    public static UnconfirmedFacts Strictest { get; } = new()
    {
        ListScrapersOmitsRoleConfiguration = true,
        ListScrapersLag = TimeSpan.FromSeconds(5),
        RolesMustExistAtCreation = true,
        MissingSurroundingsFailCreation = true,
        CollectorSessionLifetime = TimeSpan.FromHours(1),
        UpdateWithoutDestinationDropsRoleConfiguration = true,
        DeleteWhileCreatingError = "ValidationException",
        SameAccountTrustByRoleArnSuffices = false,
        ClientTokenLifetime = TimeSpan.FromMinutes(10),
        TokenReplaysGoneScraper = true,
        TokenMismatchError = "ValidationException",
        SecondarySourcePermissionsNeeded = true,
        TrustPolicyCountsWhiteSpace = true,
        SubnetsInOneZoneRefused = true,
        TwoZonesNeeded = true,
        HalfRoleConfigurationRefused = true,
        ForeignTargetRoleRefused = true,
        ForeignWorkspaceMustExist = true,
        ForeignWorkspaceIsTagged = true,
        SecondDocumentRefused = true,
        MetricRelabelRulesReachUp = true,
    };

    /// <summary>These facts with one of them set by its name; a FormatException says what is wrong.</summary>
    public UnconfirmedFacts With(string name, string value) => FactNames.Set(this, name, value);

    /// <summary>Whether ListScrapers leaves out roleConfiguration.</summary>
    public bool ListScrapersOmitsRoleConfiguration { get; init; }

    /// <summary>How long a new scraper is missing from ListScrapers.</summary>
    public TimeSpan ListScrapersLag { get; init; } = TimeSpan.Zero;

    /// <summary>Whether CreateScraper refuses roles that do not exist.</summary>
    public bool RolesMustExistAtCreation { get; init; }

    /// <summary>Whether a missing cluster, subnet or security group is accepted and ends in CREATION_FAILED, instead of a refusal.</summary>
    public bool MissingSurroundingsFailCreation { get; init; }

    /// <summary>How long the collector keeps using a session after a trust policy stops allowing it; role chaining limits it to an hour.</summary>
    public TimeSpan CollectorSessionLifetime { get; init; } = TimeSpan.Zero;

    /// <summary>Whether an update with neither destination nor roleConfiguration drops the role configuration.</summary>
    public bool UpdateWithoutDestinationDropsRoleConfiguration { get; init; }

    /// <summary>The error of DeleteScraper while the scraper is CREATING.</summary>
    public string DeleteWhileCreatingError { get; init; } = "ConflictException";

    /// <summary>Whether a trust policy that names a role of its own account needs no identity policy beside it.</summary>
    public bool SameAccountTrustByRoleArnSuffices { get; init; } = true;

    /// <summary>How long a client token is remembered.</summary>
    public TimeSpan ClientTokenLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a known token is answered with its scraper even when that is gone or has failed.</summary>
    public bool TokenReplaysGoneScraper { get; init; }

    /// <summary>The error of a known token with another body.</summary>
    public string TokenMismatchError { get; init; } = "ConflictException";

    /// <summary>Whether permissions that only secondary sources name are needed, such as eks:AssociateAccessPolicy.</summary>
    public bool SecondarySourcePermissionsNeeded { get; init; }

    /// <summary>Whether white space counts towards the size of a trust policy.</summary>
    public bool TrustPolicyCountsWhiteSpace { get; init; } = true;

    /// <summary>Whether CreateScraper refuses two subnets of one Availability Zone.</summary>
    public bool SubnetsInOneZoneRefused { get; init; }

    /// <summary>Whether CreateScraper refuses subnets that lie in one Availability Zone only, and so a single subnet.</summary>
    public bool TwoZonesNeeded { get; init; }

    /// <summary>Whether a role configuration with one of the two roles is refused.</summary>
    public bool HalfRoleConfigurationRefused { get; init; } = true;

    /// <summary>Whether a target role outside the account of the workspace is refused, instead of never writing.</summary>
    public bool ForeignTargetRoleRefused { get; init; }

    /// <summary>Whether a workspace of another account must exist at creation.</summary>
    public bool ForeignWorkspaceMustExist { get; init; }

    /// <summary>Whether AMP tags a workspace of another account with AMPAgentlessScraper, too.</summary>
    public bool ForeignWorkspaceIsTagged { get; init; }

    /// <summary>Whether a second YAML document in a scrape configuration is refused; Prometheus reads the first and leaves the rest.</summary>
    public bool SecondDocumentRefused { get; init; }

    /// <summary>Whether metric_relabel_configs reach what the collector itself writes, such as <c>up</c>; those of Prometheus do not.</summary>
    public bool MetricRelabelRulesReachUp { get; init; }
}
