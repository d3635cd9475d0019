using XScrape.Simulator.Amp.Queries;
using XScrape.Simulator.PromQL;
using XScrape.Simulator.Samples;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator;

/// <summary>One series of a query's answer.</summary>
/// <param name="Metric">Its name and labels, as PromQL writes them: <c>up{job="kubernetes-pods"}</c>.</param>
/// <param name="Value">The newest value.</param>
public sealed record SimulatedSeries(string Metric, double Value)
{
    internal static IReadOnlyList<SimulatedSeries> Query(SimulatedWorld world, string workspaceArn, string promql)
    {
        lock (world.Gate)
        {
            world.Advance();
            Workspace workspace = world.FindWorkspace(workspaceArn) ?? throw new ArgumentException($"There is no workspace '{workspaceArn}'.", nameof(workspaceArn));
            try
            {
                return [.. QueryMetrics.Evaluate(world, workspace, promql, world.Now).Vector.Select(From)];
            }
            catch (PromError error)
            {
                throw new ArgumentException(error.Message, nameof(promql), error);
            }
        }
    }

    private static SimulatedSeries From(PromSample sample)
    {
        string name = sample.Labels.TryGetValue("__name__", out string? given) ? given : string.Empty;
        IEnumerable<string> labels = sample.Labels.Where(label => label.Key != "__name__").OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => $"{label.Key}=\"{label.Value}\"");
        return new SimulatedSeries($"{name}{{{string.Join(",", labels)}}}", sample.Value);
    }
}
