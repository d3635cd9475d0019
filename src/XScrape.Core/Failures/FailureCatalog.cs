namespace XScrape.Failures;

/// <summary>The category and the usual advice of each failure id.</summary>
internal static class FailureCatalog
{
    public static FailureCategory CategoryOf(FailureId id) => id switch
    {
        FailureId.IdentityNeeded or FailureId.ProfileNotFound or FailureId.WrongAccount or FailureId.AccountNotAllowed
            or FailureId.InvalidCredentials or FailureId.ExpiredCredentials or FailureId.ProxyRefused => FailureCategory.AuthenticationError,
        FailureId.RoleOwnedByAnotherLink or FailureId.RoleNotOwned or FailureId.RolePathDiffers or FailureId.ScraperNotOwned or FailureId.AlreadyExists or FailureId.AliasInUse or FailureId.ReportExists
            => FailureCategory.ResourceExists,
        FailureId.RoleNotFound or FailureId.ScraperNotFound or FailureId.NotFound => FailureCategory.ObjectNotFound,
        FailureId.PolicyUnreadable or FailureId.InvalidRow or FailureId.DuplicateRow or FailureId.RowsConflict or FailureId.InvalidScrapeConfiguration or FailureId.ScraperMismatch
            or FailureId.AmbiguousScraper => FailureCategory.InvalidData,
        FailureId.ScraperDeleting or FailureId.Conflict or FailureId.RoleInUse => FailureCategory.ResourceBusy,
        FailureId.ScraperFailed or FailureId.LoggingFailed or FailureId.TargetsDown or FailureId.ServiceError or FailureId.ForeignAnswer => FailureCategory.InvalidResult,
        FailureId.WaitTimeout or FailureId.NoData or FailureId.PropagationTimeout => FailureCategory.OperationTimeout,
        FailureId.PlannedLink or FailureId.ForeignDeadPrincipal or FailureId.RecreateNeeded or FailureId.PreflightFailed or FailureId.SubnetNeeded => FailureCategory.InvalidOperation,
        FailureId.AccessDenied => FailureCategory.PermissionDenied,
        FailureId.Throttled or FailureId.QuotaExceeded or FailureId.RoleIsFull => FailureCategory.LimitsExceeded,
        FailureId.ReportNotWritten => FailureCategory.WriteError,
        FailureId.Unreachable or FailureId.NothingListens => FailureCategory.ConnectionError,
        FailureId.Unexpected => FailureCategory.NotSpecified,
        _ => FailureCategory.InvalidArgument,
    };

    public static string AdviceFor(FailureId id) => id switch
    {
        FailureId.AccessDenied => "Grant the action to the calling identity in that account, then run the same command again.",
        FailureId.Throttled => "AWS is throttling this account; run the same command again later. What was done is kept.",
        FailureId.QuotaExceeded => "Ask AWS to raise the quota, or remove what is no longer needed, then run the same command again.",
        FailureId.ExpiredCredentials => "Sign in again (for SSO: aws sso login), then run the same command again.",
        FailureId.InvalidCredentials => "Check the profile or the keys, then run the same command again.",
        FailureId.Unreachable => "Check the network, the proxy, the Region and -EndpointUrl, then run the same command again.",
        FailureId.ServiceError => "Run the same command again later. What was done is kept.",
        FailureId.ForeignAnswer => "Something between this machine and AWS answers in its place: check the proxy and -EndpointUrl. Then run the same command again; it reads the current state and does the rest.",
        FailureId.ProxyRefused => "Give the proxy's user and password in HTTPS_PROXY (http://user:password@host:port), or exclude AWS's endpoints from the proxy (NO_PROXY), then run the same command again.",
        FailureId.NothingListens => "Start the simulator again (Start-XASimulator, or serve), and give the new one's -EndpointUrl; to work on AWS, leave out -EndpointUrl and unset AWS_ENDPOINT_URL.",
        FailureId.Conflict => "Wait until the other change has ended, then run the same command again.",
        FailureId.Unexpected => "This is likely a defect of XScrape; please report it with the request id.",
        _ => "Correct the value and run the same command again.",
    };
}
