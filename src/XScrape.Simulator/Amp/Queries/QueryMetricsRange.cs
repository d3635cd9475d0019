using System.Globalization;
using System.Text.Json.Nodes;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Json;
using XScrape.Simulator.PromQL;
using XScrape.Simulator.Samples;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Queries;

/// <summary>A query at every step of a span: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries.</summary>
internal sealed class QueryMetricsRange(string method, ISampleServer? real) : AmpOperation(method, "/workspaces/{workspaceId}/api/v1/query_range", isWrite: false)
{
    private const int MostSteps = 11_000;

    public override string Name => nameof(QueryMetrics);

    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:QueryMetrics");
        if (real is not null)
        {
            return real.Forward(call, workspace);
        }

        Form form = QueryMetrics.FormOf(call);
        if (QueryMetrics.Moment(form["start"]) is not { } start || QueryMetrics.Moment(form["end"]) is not { } end || end < start)
        {
            return QueryMetrics.Bad("invalid parameter \"start\" or \"end\"");
        }

        if (!double.TryParse(form["step"], NumberStyles.Float, CultureInfo.InvariantCulture, out double step) || step < 0.001 || (end - start).TotalSeconds / step > MostSteps)
        {
            return QueryMetrics.Bad("invalid parameter \"step\": seconds above zero, and at most 11,000 points per timeseries");
        }

        call.World.Collector.Touch(workspace.Arn.ToString());
        try
        {
            PromQuery query = PromQuery.Parse(form["query"] ?? string.Empty);
            return Reply.OfJson(new() { ["status"] = "success", ["data"] = Matrix(query, workspace, start, end, step) });
        }
        catch (PromError error)
        {
            return QueryMetrics.Bad(error.Message);
        }
    }

    private static JsonObject Matrix(PromQuery query, Workspace workspace, DateTimeOffset start, DateTimeOffset end, double step)
    {
        Dictionary<string, (IReadOnlyDictionary<string, string> Labels, JsonArray Points)> series = new(StringComparer.Ordinal);
        for (DateTimeOffset at = start; at <= end; at = at.AddSeconds(step))
        {
            PromValue value = query.Evaluate(workspace.Samples.SeriesAt(at));
            IReadOnlyList<PromSample> samples = value.Scalar is { } number ? [new PromSample(new Dictionary<string, string>(), number)] : value.Vector;
            foreach (PromSample sample in samples)
            {
                string key = string.Join("\n", sample.Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Key + "=" + l.Value));
                if (!series.TryGetValue(key, out (IReadOnlyDictionary<string, string> Labels, JsonArray Points) one))
                {
                    series[key] = one = (sample.Labels, []);
                }

                one.Points.Add((JsonNode)PromValue.Point(at, sample.Value));
            }
        }

        return new()
        {
            ["resultType"] = "matrix",
            ["result"] = JsonOf.List(series.Values, one => new JsonObject { ["metric"] = PromValue.Metric(one.Labels), ["values"] = one.Points }),
        };
    }
}
