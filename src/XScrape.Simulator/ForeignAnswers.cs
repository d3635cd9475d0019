using System.Text;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator;

/// <summary>Answers that are not the operation's own, as proxies, portals and broken caches between a client and AWS give them.</summary>
internal static class ForeignAnswers
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Web filter: sign in</title></head><body><p>Sign in to go on.</p></body></html>";

    /// <summary>Whether a kind of fault is such an answer.</summary>
    public static bool Knows(FaultKind kind) => kind is FaultKind.WebPage or FaultKind.EmptyAnswer or FaultKind.OtherAnswer or FaultKind.OtherFormat or FaultKind.HalfAnswer or FaultKind.Redirect;

    /// <param name="kind">What kind of answer.</param>
    /// <param name="call">The call that is answered.</param>
    /// <param name="requestId">The id of the exchange, where the answer would carry one.</param>
    /// <param name="own">The operation's own answer, where it took effect.</param>
    public static SimulatorResponse Of(FaultKind kind, Call call, string requestId, SimulatorResponse? own) => kind switch
    {
        FaultKind.WebPage => Response(200, "text/html; charset=utf-8", Page),
        FaultKind.EmptyAnswer => new SimulatorResponse(200, [], []),
        FaultKind.OtherAnswer => call.Operation.Protocol == Protocol.RestJson
            ? Response(own?.StatusCode ?? 202, "application/json", OtherJson, requestId)
            : Response(200, "text/xml", Xml("ListServerCertificateTagsResponse", requestId), requestId),
        FaultKind.OtherFormat => call.Operation.Protocol == Protocol.RestJson
            ? Response(own?.StatusCode ?? 202, "text/xml", Xml(call.Operation.Name + "Response", requestId), requestId)
            : Response(200, "application/json", $"{{\"{call.Operation.Name}Response\":{{\"ResponseMetadata\":{{\"RequestId\":\"{requestId}\"}}}}}}", requestId),
        FaultKind.HalfAnswer => Half(call, requestId, own),
        FaultKind.Redirect => new SimulatorResponse(307, [new("Location", call.Request.RawTarget)], []),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an answer"),
    };

    /// <summary>What CreateWorkspace answers.</summary>
    private const string OtherJson =
        """{"workspaceId":"ws-00000000-0000-0000-0000-000000000000","arn":"arn:aws:aps:us-west-2:111122223333:workspace/ws-00000000-0000-0000-0000-000000000000","status":{"statusCode":"CREATING"},"tags":{}}""";

    /// <summary>The headers and the half of the body, with a length that fits it: no client can tell by the length.</summary>
    private static SimulatorResponse Half(Call call, string requestId, SimulatorResponse? own)
    {
        if (own is { Body.Length: > 1 })
        {
            return own with { Body = [.. own.Body.Take(own.Body.Length / 2)] };
        }

        return call.Operation.Protocol == Protocol.RestJson
            ? Response(own?.StatusCode ?? 202, "application/json", "{\"scraperId\":\"s-", requestId)
            : Response(200, "text/xml", $"<{call.Operation.Name}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMeta", requestId);
    }

    private static string Xml(string root, string requestId) =>
        $"<{root} xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMetadata><RequestId>{requestId}</RequestId></ResponseMetadata></{root}>";

    private static SimulatorResponse Response(int status, string type, string body, string? requestId = null)
    {
        List<KeyValuePair<string, string>> headers = [new("Content-Type", type)];
        if (requestId is not null)
        {
            headers.Add(new("x-amzn-RequestId", requestId));
        }

        return new SimulatorResponse(status, headers, Encoding.UTF8.GetBytes(body));
    }
}
