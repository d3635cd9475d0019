using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Failures;

namespace XScrape.Aws.Wire.Failures;

/// <summary>Makes the one failure type of every exception of the pipeline. No SDK exception leaves this assembly, not even as a cause.</summary>
internal static class FailureMap
{
    public static XScrapeException From(Exception fault, RequestFacts facts)
    {
        switch (fault)
        {
            case XScrapeException known: return known;
            case Exception refused when ProxyOnTheWay.Refuses(refused): return ProxyRefused(facts);
            case WireException { ErrorCode: null, Message.Length: 0 } silent: return Unnamed(silent, facts);
            case WireException answered: return Refused(answered, facts);
            case AmazonServiceException refused when (int)refused.StatusCode != 0 && !string.IsNullOrEmpty(refused.ErrorCode): return Refused(refused, facts);
            case AmazonServiceException refused when (int)refused.StatusCode != 0: return Unnamed(refused, facts);
            default: return IsNetwork(fault) ? Unreachable(fault, facts) : Unexpected(fault, facts);
        }
    }

    public static FailureId IdOf(Exception fault) => fault switch
    {
        XScrapeException known => known.Id,
        _ when ProxyOnTheWay.Refuses(fault) => FailureId.ProxyRefused,
        AmazonServiceException { StatusCode: not 0 } refused => FailureCodes.Find(refused.ErrorCode) ?? FailureId.Unexpected,
        _ => IsNetwork(fault) ? FailureId.Unreachable : FailureId.Unexpected,
    };

    /// <summary>An answer of success whose content cannot be read.</summary>
    public static XScrapeException Unreadable(Exception fault, RequestFacts facts, ServiceResponse answer) => Foreign(Masking.Message(fault).TrimEnd('.'), facts, answer);

    /// <summary>An answer that is not the operation's own: nothing is taken from it.</summary>
    public static XScrapeException Foreign(string misfit, RequestFacts facts, ServiceResponse answer) => new(
        FailureId.ForeignAnswer,
        $"{facts.Action}: the response is not what AWS returns for this request: {misfit} ({ResponseText.Of(answer)}).{facts.StateUnknown}")
    {
        Service = facts.Service.Name,
        Operation = facts.Operation,
        StatusCode = (int)answer.HttpStatusCode,
        RequestId = answer.ResponseMetadata?.RequestId,
    };

    private static XScrapeException Refused(AmazonServiceException refused, RequestFacts facts)
    {
        string said = Masking.Message(refused);
        FailureId id = Classify(refused, said);
        string message = id == FailureId.AccessDenied ? AccessDeniedText.For(said, facts) : $"{facts.Action}: {(said.Length > 0 ? said : refused.ErrorCode)}";
        return Make(id, message, AdviceFor(id, refused, said, facts), refused, facts);
    }

    private static FailureId Classify(AmazonServiceException refused, string said)
    {
        int status = (int)refused.StatusCode;
        FailureId? known = FailureCodes.Find(refused.ErrorCode);
        return known switch
        {
            FailureId.MalformedPolicy when said.Mentions("Invalid principal") => FailureId.InvalidPrincipal,
            { } id => id,
            null when status is 401 or 403 => FailureId.AccessDenied,
            null when status == 402 => FailureId.QuotaExceeded,
            null when status == 409 => FailureId.Conflict,
            null when status == 429 => FailureId.Throttled,
            null when status >= 500 => FailureId.ServiceError,
            null when status is >= 400 and not 404 => FailureId.InvalidRequest,
            _ => FailureId.Unexpected,
        };
    }

    private static string? AdviceFor(FailureId id, AmazonServiceException refused, string said, RequestFacts facts) => id switch
    {
        FailureId.InvalidCredentials or FailureId.ExpiredCredentials when FailureCodes.IsClock(refused.ErrorCode, said) =>
            "Set this machine's clock, then run the same command again.",
        FailureId.InvalidCredentials => $"Check {facts.Identity} and the Region's partition, then run the same command again.",
        FailureId.AccessDenied when said.Mentions("explicit deny") =>
            $"A policy denies {facts.Action} explicitly (an SCP, a boundary or a Deny statement); an Allow does not override it. Have it changed, then run the same command again.",
        _ => null,
    };

    // A proxy, a captive portal or a wrong address: an answer without an AWS error code proves nothing about any resource.
    private static XScrapeException Unnamed(AmazonServiceException answer, RequestFacts facts)
    {
        int status = (int)answer.StatusCode;
        FailureId id = status >= 500 ? FailureId.ServiceError : status is 401 or 403 ? FailureId.AccessDenied : FailureId.ForeignAnswer;
        string message = $"{facts.Action}: HTTP {status} without an AWS error code. Something between this machine and AWS may have answered.{(status >= 500 ? facts.StateUnknown : string.Empty)}";
        return Make(id, message, "Check the proxy and -EndpointUrl, then run the same command again.", answer, facts);
    }

    private static XScrapeException Unreachable(Exception fault, RequestFacts facts)
    {
        if (facts is { Endpoint: { IsLoopback: true } here, Proxy: null } && Silence.IsRefused(fault))
        {
            return new XScrapeException(FailureId.NothingListens, $"{facts.Action}: nothing listens on {here.GetLeftPart(UriPartial.Authority)}. A simulator that was there has ended.")
            {
                Service = facts.Service.Name,
                Operation = facts.Operation,
            };
        }

        string way = facts.Proxy is null ? string.Empty : $" through the proxy {facts.Proxy.GetLeftPart(UriPartial.Authority)}";
        string reason = fault is OperationCanceledException or TimeoutException ? "no answer in time" : Masking.Message(Innermost(fault));
        return new XScrapeException(FailureId.Unreachable, $"{facts.Action}: the service cannot be reached{way}: {reason}.".Replace("..", ".") + (Silence.Is(fault) ? string.Empty : facts.StateUnknown))
        {
            Service = facts.Service.Name,
            Operation = facts.Operation,
        };
    }

    private static XScrapeException ProxyRefused(RequestFacts facts) => new(
        FailureId.ProxyRefused,
        $"{facts.Action}: the proxy {facts.Proxy?.GetLeftPart(UriPartial.Authority) ?? "on the way"} asks for a user and a password that it accepts (HTTP 407). It was asked once only, as tries may lock the account.")
    {
        Service = facts.Service.Name,
        Operation = facts.Operation,
        StatusCode = 407,
    };

    private static XScrapeException Unexpected(Exception fault, RequestFacts facts) =>
        new(FailureId.Unexpected, $"{facts.Action}: {Masking.Message(fault)}")
        {
            Service = facts.Service.Name,
            Operation = facts.Operation,
            StatusCode = fault is AmazonServiceException { StatusCode: not 0 } answer ? (int)answer.StatusCode : null,
        };

    private static XScrapeException Make(FailureId id, string message, string? advice, AmazonServiceException refused, RequestFacts facts) => new(id, message, advice)
    {
        Service = facts.Service.Name,
        Operation = facts.Operation,
        AwsCode = refused.ErrorCode,
        RequestId = string.IsNullOrEmpty(refused.RequestId) ? null : refused.RequestId,
        StatusCode = (int)refused.StatusCode,
    };

    private static bool IsNetwork(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is WebException or SocketException or IOException or TimeoutException or OperationCanceledException or HttpRequestException
                or System.Security.Authentication.AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }

    private static Exception Innermost(Exception fault) => fault.InnerException is null ? fault : Innermost(fault.InnerException);
}
