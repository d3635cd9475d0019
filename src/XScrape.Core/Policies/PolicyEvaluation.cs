namespace XScrape.Policies;

/// <summary>What the policy of a resource says to a request: an explicit Deny wins, then an Allow is needed.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal sealed record PolicyEvaluation(PolicyMatch Allowed, PolicyMatch Denied)
{
    /// <summary>Whether the request gets through for certain.</summary>
    public bool IsAllowed => Allowed == PolicyMatch.Yes && Denied == PolicyMatch.No;

    /// <summary>Whether it is certain that the request does not get through.</summary>
    public bool IsRefused => Allowed == PolicyMatch.No || Denied == PolicyMatch.Yes;

    public static PolicyEvaluation Of(PolicyDocument document, PolicyRequest request) => new(
        Most(document, "Allow", request),
        Most(document, "Deny", request));

    private static PolicyMatch Most(PolicyDocument document, string effect, PolicyRequest request) => document.Statements
        .Where(s => s.Effect == effect)
        .Select(s => StatementMatch.Of(s, request))
        .DefaultIfEmpty(PolicyMatch.No)
        .Max();
}
