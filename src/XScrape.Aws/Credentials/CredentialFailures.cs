using Amazon.Runtime;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Responses;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>Says why an identity has no keys, and the way out.</summary>
internal static class CredentialFailures
{
    public static XScrapeException From(Exception fault, string identity)
    {
        if (Ours(fault) is XScrapeException known)
        {
            return known;
        }

        string text = AllText(fault);
        return text switch
        {
            _ when text.Mentions("could not be found or loaded") => Invalid(identity, "this kind of profile needs a part of the SDK that XScrape does not include", "Export a session's keys (aws configure export-credentials), and give these."),
            _ when IsNetwork(fault) => new XScrapeException(FailureId.Unreachable, $"The service that gives {identity} its keys cannot be reached: {Masking.Message(Innermost(fault)).TrimEnd('.')}."),
            _ when text.Mentions("SSO") && (text.Mentions("expired") || text.Mentions("token") || text.Mentions("login") || text.Mentions("Unauthorized")) => new XScrapeException(
                FailureId.ExpiredCredentials,
                $"The SSO session of {identity} is missing or has expired.",
                "Sign in again (aws sso login), then run the same command again."),
            _ when FailureCodes.IsExpired(CodeOf(fault)) || text.Mentions("expired") => new XScrapeException(
                FailureId.ExpiredCredentials,
                $"The credentials of {identity} have expired: {Said(fault)}"),
            _ when text.Mentions("MFA") => Invalid(identity, "it needs an MFA code, and XScrape cannot ask for one", "Get a session with the code first (aws sts get-session-token), and give its keys."),
            _ => Invalid(identity, Said(fault), null),
        };
    }

    public static XScrapeException Invalid(string identity, string why, string? advice) =>
        new(FailureId.InvalidCredentials, $"There are no usable credentials from {identity}: {why.TrimEnd('.')}.", advice);

    // The SDK wraps what our own part of its pipeline throws.
    private static XScrapeException? Ours(Exception? fault) => fault is null ? null : fault as XScrapeException ?? Ours(fault.InnerException);

    private static string Said(Exception fault)
    {
        string said = Masking.Message(fault is AmazonServiceException or AmazonClientException || fault.InnerException is null ? fault : fault.InnerException).Trim();
        return said.Length > 500 ? said.Remove(500) + "…" : said;
    }

    private static bool IsNetwork(Exception? fault) =>
        fault is not null && (fault is HttpRequestException or System.Net.Sockets.SocketException or System.Net.WebException { Response: null } || IsNetwork(fault.InnerException));

    private static Exception Innermost(Exception fault) => fault.InnerException is null ? fault : Innermost(fault.InnerException);

    private static string? CodeOf(Exception fault) => (fault as AmazonServiceException ?? fault.InnerException as AmazonServiceException)?.ErrorCode;

    private static string AllText(Exception? fault)
    {
        List<string> texts = [];
        for (; fault is not null; fault = fault.InnerException)
        {
            texts.Add($"{fault.GetType().Name}: {fault.Message}");
        }

        return string.Join(" ", texts);
    }
}
