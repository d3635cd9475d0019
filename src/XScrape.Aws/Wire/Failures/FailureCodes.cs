using XScrape.Failures;

namespace XScrape.Aws.Wire.Failures;

/// <summary>What the error codes of AWS mean. IAM's wire codes drop the word Exception, those of the others keep it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the errors of each operation.</remarks>
internal static class FailureCodes
{
    private static readonly Dictionary<string, FailureId> s_ids = Table(
        (FailureId.AccessDenied, ["AccessDenied", "UnauthorizedOperation", "UnauthorizedAccess", "NotAuthorized", "OptInRequired", "SubscriptionRequired", "RegionDisabled", "Forbidden"]),
        (FailureId.NotFound, ["NoSuchEntity", "ResourceNotFound", "NotFound"]),
        (FailureId.AlreadyExists, ["EntityAlreadyExists", "ResourceAlreadyExists"]),
        (FailureId.Conflict, ["Conflict", "DeleteConflict", "ConcurrentModification", "ResourceInUse", "EntityTemporarilyUnmodifiable"]),
        (FailureId.Throttled, ["Throttling", "Throttled", "TooManyRequests", "RequestLimitExceeded", "RequestThrottled", "SlowDown", "PriorRequestNotComplete"]),
        (FailureId.QuotaExceeded, ["LimitExceeded", "ServiceQuotaExceeded", "ResourceLimitExceeded"]),
        (FailureId.InvalidRequest, ["Validation", "ValidationError", "InvalidInput", "InvalidParameter", "InvalidParameterValue", "InvalidParameterCombination", "MissingParameter",
            "InvalidRequest", "BadRequest", "InvalidAction", "InvalidQueryParameter", "MalformedQueryString", "MissingAction", "UnmodifiableEntity", "PolicyNotAttachable", "Client",
            "Serialization", "PackedPolicyTooLarge", "UnknownOperation"]),
        (FailureId.MalformedPolicy, ["MalformedPolicyDocument"]),
        (FailureId.InvalidCredentials, ["InvalidClientTokenId", "UnrecognizedClient", "SignatureDoesNotMatch", "InvalidSignature", "AuthFailure", "IncompleteSignature",
            "MissingAuthenticationToken", "InvalidAccessKeyId", "InvalidToken", "RequestTimeTooSkewed", "RequestInTheFuture", "NotSignedUp"]),
        (FailureId.ExpiredCredentials, ["ExpiredToken", "RequestExpired", "TokenRefreshRequired", "ExpiredTokenFault"]),
        (FailureId.ServiceError, ["ServiceFailure", "InternalFailure", "InternalServer", "InternalServerError", "InternalError", "Server", "ServiceUnavailable", "Unavailable", "PolicyEvaluation"]));

    public static FailureId? Find(string? code) => code is not null && s_ids.TryGetValue(Bare(code), out FailureId id) ? id : null;

    public static bool IsExpired(string? code) => Find(code) == FailureId.ExpiredCredentials;

    /// <summary>Whether the code says that this machine's clock is wrong.</summary>
    public static bool IsClock(string? code, string message) => code is "RequestTimeTooSkewed" or "RequestInTheFuture" or "RequestExpired"
        || message.StartsWith("Signature expired", StringComparison.OrdinalIgnoreCase)
        || message.StartsWith("Signature not yet current", StringComparison.OrdinalIgnoreCase);

    private static string Bare(string code) =>
        code.EndsWith("Exception", StringComparison.Ordinal) && code.Length > 9 ? code.Substring(0, code.Length - 9) : code;

    private static Dictionary<string, FailureId> Table(params (FailureId Id, string[] Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Select(code => (code, row.Id))).ToDictionary(pair => pair.code, pair => pair.Id, StringComparer.OrdinalIgnoreCase);
}
