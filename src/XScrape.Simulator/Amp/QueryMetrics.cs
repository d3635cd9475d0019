using System.Globalization;
using System.Text;

namespace XScrape.Simulator;

/// <summary>The signed query API: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html.</summary>
internal sealed class QueryMetrics(string method) : AmpOperation(method, "/workspaces/{workspaceId}/api/v1/query", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:QueryMetrics");
        if (call.World.Metrics is { } real)
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

        call.World.Collector.Touch(workspace.Arn.ToString());
        try
        {
            PromValue value = PromQuery.Parse(form["query"] ?? string.Empty).Evaluate(workspace.Samples.SeriesAt(at));
            return Reply.OfJson(new() { ["status"] = "success", ["data"] = value.ToJson(at) });
        }
        catch (PromError error)
        {
            return Bad(error.Message);
        }
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
