using System.Text.Json;

namespace XScrape.Benchmarks.Fleet;

/// <summary>The last measurement of each case, so that a part can be measured anew.</summary>
internal sealed class FleetStore
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly List<FleetEntry> _entries;

    private FleetStore(List<FleetEntry> entries) => _entries = entries;

    private static string File => Path.Combine(FleetTools.Repository(), "tests", "Benchmarks", "fleet.json");

    public IReadOnlyList<FleetEntry> Entries => [.. _entries.OrderBy(e => e.Case.Links).ThenByDescending(e => e.Case.Limits)];

    public static FleetStore Open() =>
        new(System.IO.File.Exists(File) ? JsonSerializer.Deserialize<List<FleetEntry>>(System.IO.File.ReadAllText(File))! : []);

    public FleetEntry? Find(string tool, int links, bool limits) => _entries.FirstOrDefault(e => e.Case == new FleetCase(tool, links, limits));

    public void Put(FleetCase which, FleetSample median, int runs)
    {
        _ = _entries.RemoveAll(e => e.Case == which);
        _entries.Add(new FleetEntry(which, median, runs));
    }

    public void Save() => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(Entries, s_indented));
}
