using System.Diagnostics;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator;

/// <summary>One request on its way to its answer, and then to the call log.</summary>
internal sealed class Exchange(string requestId, DateTimeOffset time, Stopwatch watch)
{
    public string RequestId { get; } = requestId;

    public Protocol Protocol { get; set; } = Protocol.RestJson;

    /// <summary>The signing name, also of a service that is not here.</summary>
    public string ServiceName { get; set; } = string.Empty;

    public AwsService? Service { get; set; }

    public Caller? Caller { get; set; }

    public Call? Call { get; set; }

    public FaultKind? Fault { get; set; }

    public string? ErrorCode { get; set; }

    public SimulatorResponse Response { get; set; } = new(500, [], []);

    public CallRecord ToRecord() => new()
    {
        Time = time,
        AccountId = Caller?.Account.Id,
        PrincipalArn = Caller?.Arn,
        Service = ServiceName,
        Operation = Call?.Operation.Name ?? string.Empty,
        IsWrite = Call?.Operation.IsWrite ?? false,
        StatusCode = Response.StatusCode,
        ErrorCode = ErrorCode,
        RequestId = RequestId,
        Duration = watch.Elapsed,
        Fault = Fault?.ToString(),
    };
}
