using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Json;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator;

/// <summary>
/// Lets other processes set faults and read the call log. No AWS path begins with /_xscrape/, and the header that is
/// asked for keeps web pages out: a browser would have to ask first, and gets no leave.
/// </summary>
internal sealed class ControlPath(AwsSimulator simulator)
{
    private const string Prefix = "/_xscrape/";
    private const string Header = "X-XScrape-Control";

    public static bool IsMeant(string rawTarget) => rawTarget.StartsWith(Prefix, StringComparison.Ordinal);

    public SimulatorResponse Answer(SimulatorRequest request)
    {
        if (request.Header(Header) is null)
        {
            return Response(403, new() { ["message"] = $"The header {Header} is missing." });
        }

        Target target = new(request.RawTarget);
        string route = request.Method.ToUpperInvariant() + " " + target.Path.Substring(Prefix.Length);
        try
        {
            return route switch
            {
                "GET calls" => Response(200, Calls(target)),
                "GET operations" => Response(200, Operations()),
                "DELETE calls" => Done(simulator.Calls.Clear),
                "GET faults" => Response(200, FaultJson.Write(simulator.Faults)),
                "PUT faults" or "POST faults" => Done(() => simulator.Faults = FaultPlan.Parse(Encoding.UTF8.GetString(request.Body))),
                "DELETE faults" => Done(() => simulator.Faults = FaultPlan.None),
                "GET chain" => Chain(target),
                "GET clock" => Response(200, new() { ["now"] = JsonOf.Moment(simulator.Options.Clock.GetUtcNow()) }),
                "POST clock" => Done(() => Advance(request.Body)),
                _ => Response(404, new() { ["message"] = "There are calls, operations, faults, chain and clock." }),
            };
        }
        catch (Exception exception) when (exception is FormatException or JsonException or OverflowException or InvalidOperationException)
        {
            return Response(400, new() { ["message"] = exception.Message });
        }
    }

    private JsonObject Calls(Target target)
    {
        IEnumerable<CallRecord> calls = simulator.Calls.Snapshot();
        foreach (KeyValuePair<string, string> filter in target.Query)
        {
            calls = filter.Key switch
            {
                "operation" => calls.Where(call => call.Operation == filter.Value),
                "account" => calls.Where(call => call.AccountId == filter.Value),
                "writes" => calls.Where(call => call.IsWrite == (filter.Value == "true")),
                _ => throw new FormatException("Calls are filtered by operation, account and writes."),
            };
        }

        JsonArray list = [.. calls.Select(call => (JsonNode)new JsonObject
        {
            ["time"] = JsonOf.Moment(call.Time),
            ["accountId"] = call.AccountId,
            ["principalArn"] = call.PrincipalArn,
            ["service"] = call.Service,
            ["operation"] = call.Operation,
            ["isWrite"] = call.IsWrite,
            ["statusCode"] = call.StatusCode,
            ["errorCode"] = call.ErrorCode,
            ["fault"] = call.Fault,
            ["requestId"] = call.RequestId,
            ["milliseconds"] = call.Duration.TotalMilliseconds,
        })];
        return new() { ["total"] = simulator.Calls.Total, ["writes"] = simulator.Calls.Writes, ["errors"] = simulator.Calls.Errors, ["calls"] = list };
    }

    private JsonObject Operations() => new()
    {
        ["operations"] = new JsonArray([.. simulator.Operations.All.GroupBy(operation => (operation.Service, operation.Name)).Select(one => (JsonNode)new JsonObject
        {
            ["service"] = one.Key.Service,
            ["operation"] = one.Key.Name,
            ["isWrite"] = one.Any(operation => operation.IsWrite),
        })]),
    };

    private SimulatorResponse Chain(Target target)
    {
        string arn = target.Query.Where(pair => pair.Key == "scraperArn").Select(pair => pair.Value).FirstOrDefault() ?? throw new FormatException("The query needs scraperArn.");
        if (simulator.ExplainChain(arn) is not { } verdict)
        {
            return Response(404, new() { ["message"] = "There is no such scraper." });
        }

        JsonArray hops = [.. verdict.Hops.Select(hop => (JsonNode)new JsonObject { ["name"] = hop.Name, ["allowed"] = hop.Allowed, ["reason"] = hop.Reason })];
        return Response(200, new() { ["scraperArn"] = arn, ["metricsFlow"] = verdict.MetricsFlow, ["hops"] = hops });
    }

    private void Advance(byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        string text = new Fields(document.RootElement, "the body").Need("advance");
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) || time < TimeSpan.Zero)
        {
            throw new FormatException("advance must be a time such as 00:20:00.");
        }

        (simulator.Options.Clock as SimulatedClock ?? throw new FormatException("The clock of this simulator cannot be moved.")).Advance(time);
    }

    private static SimulatorResponse Done(Action work)
    {
        work();
        return new SimulatorResponse(204, [], []);
    }

    private static SimulatorResponse Response(int status, JsonObject body) => new(status, [new("Content-Type", "application/json")], Encoding.UTF8.GetBytes(body.ToJsonString()));
}
