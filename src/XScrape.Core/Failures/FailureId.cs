namespace XScrape.Failures;

/// <summary>The stable ids of everything that can go wrong; scripts may rely on them. docs/errors.md explains each.</summary>
public enum FailureId
{
    /// <summary>A text that should be an ARN is not one, or holds a wildcard or a variable.</summary>
    InvalidArn,

    /// <summary>A sound ARN of another kind of resource than the one wanted.</summary>
    WrongArnKind,

    /// <summary>An account id that is not 12 digits.</summary>
    InvalidAccountId,

    /// <summary>A text that is not a Region's name.</summary>
    InvalidRegion,

    /// <summary>A role name or path that IAM would refuse.</summary>
    InvalidRoleName,

    /// <summary>A link name or alias outside AMP's pattern.</summary>
    InvalidAlias,

    /// <summary>A subnet, security group or scraper id of the wrong form.</summary>
    InvalidResourceId,

    /// <summary>A tag that IAM or AMP would refuse, that has no value, or that is one of XScrape's own.</summary>
    InvalidTag,

    /// <summary>Any other value of the wrong form.</summary>
    InvalidValue,

    /// <summary>A value that this command cannot do without is missing.</summary>
    MissingValue,

    /// <summary>A parameter is given, and its value is null, empty or blank.</summary>
    EmptyParameter,

    /// <summary>A row of the input that could not be read.</summary>
    InvalidRow,

    /// <summary>A row of the input says again what an earlier row says.</summary>
    DuplicateRow,

    /// <summary>Rows of one input that want different things of one link, role or alias; none of them was begun.</summary>
    RowsConflict,

    /// <summary>A parameter contradicts the link, or the link contradicts itself.</summary>
    LinkConflict,

    /// <summary>Cluster, workspace and scraper do not lie in one Region.</summary>
    RegionMismatch,

    /// <summary>The ARNs of one link belong to several partitions.</summary>
    PartitionMismatch,

    /// <summary>Cluster and workspace are in each other's place.</summary>
    SourceAndTargetSwapped,

    /// <summary>A scrape configuration that is empty, base64, not YAML or has no jobs.</summary>
    InvalidScrapeConfiguration,

    /// <summary>Neither the row nor the command names credentials to call AWS with.</summary>
    IdentityNeeded,

    /// <summary>The named profile does not exist.</summary>
    ProfileNotFound,

    /// <summary>The credentials are of another account than the ARNs about to be written.</summary>
    WrongAccount,

    /// <summary>The account is not among those that -AllowedAccountId permits.</summary>
    AccountNotAllowed,

    /// <summary>The endpoint is neither https nor loopback.</summary>
    InvalidEndpoint,

    /// <summary>The role belongs to another link.</summary>
    RoleOwnedByAnotherLink,

    /// <summary>A role of that name exists and has no owner tag.</summary>
    RoleNotOwned,

    /// <summary>The role exists under another path.</summary>
    RolePathDiffers,

    /// <summary>A shared role has no room for one more scraper.</summary>
    RoleIsFull,

    /// <summary>The role still allows other scrapers, or carries policies that are not ours.</summary>
    RoleInUse,

    /// <summary>The role does not exist.</summary>
    RoleNotFound,

    /// <summary>The policy in place cannot be read as an IAM policy.</summary>
    PolicyUnreadable,

    /// <summary>The trust policy names a deleted principal in a statement that is not XScrape's, so that IAM refuses every write.</summary>
    ForeignDeadPrincipal,

    /// <summary>A scraper of the cluster has the link's alias and writes to another workspace.</summary>
    AliasInUse,

    /// <summary>Several scrapers fit the link.</summary>
    AmbiguousScraper,

    /// <summary>No such scraper.</summary>
    ScraperNotFound,

    /// <summary>The scraper's cluster, workspace or roles are not the link's.</summary>
    ScraperMismatch,

    /// <summary>The scraper fits the link, and this link did not make it.</summary>
    ScraperNotOwned,

    /// <summary>The scraper is on its way out.</summary>
    ScraperDeleting,

    /// <summary>The scraper failed; AWS's reason is in the message.</summary>
    ScraperFailed,

    /// <summary>Checked before the first write: no sample could arrive. The exception's Findings say why.</summary>
    PreflightFailed,

    /// <summary>No subnets were given, and none of the cluster's can be chosen: they may not be read, or none has a free address.</summary>
    SubnetNeeded,

    /// <summary>AMP could not set up the scraper's logging; its reason is in the message.</summary>
    LoggingFailed,

    /// <summary>What is wanted needs a new scraper, and that was not allowed.</summary>
    RecreateNeeded,

    /// <summary>The time to wait ran out; the scraper may still become ACTIVE.</summary>
    WaitTimeout,

    /// <summary>No sample proved within the time to wait that the scraper's data arrives.</summary>
    NoData,

    /// <summary>Samples arrive, and they say that every target of the scraper is down.</summary>
    TargetsDown,

    /// <summary>A link with Status Planned came from a file; plans live only in the session that made them.</summary>
    PlannedLink,

    /// <summary>IAM or AMP still did not know a role that this run made, after the whole bound.</summary>
    PropagationTimeout,

    /// <summary>AWS: the caller may not do this.</summary>
    AccessDenied,

    /// <summary>The report's file exists, and -NoClobber was given.</summary>
    ReportExists,

    /// <summary>The report's file cannot be written.</summary>
    ReportNotWritten,

    /// <summary>AWS: no such resource.</summary>
    NotFound,

    /// <summary>AWS: the resource exists already.</summary>
    AlreadyExists,

    /// <summary>AWS: the resource is in a state that does not allow this now.</summary>
    Conflict,

    /// <summary>AWS: too many requests, after all retries.</summary>
    Throttled,

    /// <summary>AWS: a quota is used up.</summary>
    QuotaExceeded,

    /// <summary>AWS: the request is not valid.</summary>
    InvalidRequest,

    /// <summary>AWS: IAM does not accept the policy.</summary>
    MalformedPolicy,

    /// <summary>AWS: IAM does not know a principal in the policy (yet).</summary>
    InvalidPrincipal,

    /// <summary>AWS: the credentials are wrong.</summary>
    InvalidCredentials,

    /// <summary>AWS: the credentials have expired.</summary>
    ExpiredCredentials,

    /// <summary>The service cannot be reached.</summary>
    Unreachable,

    /// <summary>What came is not the operation's own answer. Of a change, it is not known whether it was made.</summary>
    ForeignAnswer,

    /// <summary>A proxy asks for a user and a password (HTTP 407); it was asked once only.</summary>
    ProxyRefused,

    /// <summary>The endpoint is on this machine, and nothing listens there: its simulator has ended.</summary>
    NothingListens,

    /// <summary>AWS: an error on its side, after all retries.</summary>
    ServiceError,

    /// <summary>Anything else; a defect of XScrape if it happens.</summary>
    Unexpected,
}
