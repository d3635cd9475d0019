using System.Globalization;
using System.Text;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.PromQL;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Queries;

/// <summary>The signed query API: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html.</summary>
internal sealed class QueryMetrics(string method, ISampleServer? real) : AmpOperation(method, "/workspaces/{workspaceId}/api/v1/query", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:QueryMetrics");
        if (real is not null)
        {
            return real.Forward(call, workspace);
        }

        Form form = FormOf(call);
        DateTimeOffset at = call.World.Now;
        if (form["time"] is { } time)
        {
            if (Moment(time) is not { } asked)
            {
                return Bad("invalid parameter \"time\": cannot parse \"" + time + "\" to a valid timestamp");
            }

            at = asked;
        }

        try
        {
            PromValue value = Evaluate(call.World, workspace, form["query"] ?? string.Empty, at);
            return Reply.OfJson(new() { ["status"] = "success", ["data"] = value.ToJson(at) });
        }
        catch (PromError error)
        {
            return Bad(error.Message);
        }
    }

    /// <summary>The value of a query, once the collectors of this workspace have written what is due.</summary>
    public static PromValue Evaluate(SimulatedWorld world, Workspace workspace, string promql, DateTimeOffset at)
    {
        world.Collector.Touch(workspace.Arn.ToString());
        return PromQuery.Parse(promql).Evaluate(workspace.Samples.SeriesAt(at));
    }

    /// <summary>What stands in the query string and in the body.</summary>
    public static Form FormOf(Call call) => new(call.Target.Query.Concat(PercentEncoding.Pairs(Encoding.UTF8.GetString(call.Request.Body), plusIsSpace: true)));

    public static Reply Bad(string message) => Reply.OfJson(new() { ["status"] = "error", ["errorType"] = "bad_data", ["error"] = message }, 400);

    public static DateTimeOffset? Moment(string? text)
    {
        const double LastSecond = 253402300799;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            return Math.Abs(seconds) <= LastSecond / 2 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;
    }
}
