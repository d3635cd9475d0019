using System.Globalization;
using XScrape.Simulator.Samples;

namespace XScrape.Simulator.PromQL;

/// <summary>Aggregations: https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators.</summary>
internal static class PromGroups
{
    public static PromValue Aggregate(PromValue value, IReadOnlyList<string> labels, Func<IEnumerable<double>, double> aggregate) =>
        PromValue.OfVector(Groups(value, labels).Select(group => new PromSample(Kept(group, labels), aggregate(group.Select(sample => sample.Value)))));

    /// <summary>How many series of a group have which value; the value stands in a label.</summary>
    public static PromValue CountValues(PromValue value, IReadOnlyList<string> labels, string name) => PromValue.OfVector(
        from kin in Groups(value, labels)
        from same in kin.GroupBy(sample => sample.Value)
        select new PromSample(new Dictionary<string, string>(Kept(kin, labels), StringComparer.Ordinal) { [name] = same.Key.ToString("R", CultureInfo.InvariantCulture) }, same.Count()));

    /// <summary>Whole series, the greatest of each group.</summary>
    public static PromValue Top(PromValue value, IReadOnlyList<string> labels, int most) =>
        PromValue.OfVector(Groups(value, labels).SelectMany(group => group.OrderByDescending(sample => sample.Value).Take(most)));

    public static string Label(IReadOnlyDictionary<string, string> labels, string name) => labels.TryGetValue(name, out string? value) ? value : string.Empty;

    private static IEnumerable<IGrouping<string, PromSample>> Groups(PromValue value, IReadOnlyList<string> labels) =>
        value.Vector.GroupBy(sample => string.Join("\n", labels.Select(label => Label(sample.Labels, label))), StringComparer.Ordinal);

    private static Dictionary<string, string> Kept(IGrouping<string, PromSample> group, IReadOnlyList<string> labels)
    {
        IReadOnlyDictionary<string, string> first = group.First().Labels;
        return labels.Distinct(StringComparer.Ordinal).Where(first.ContainsKey).ToDictionary(label => label, label => first[label], StringComparer.Ordinal);
    }
}
