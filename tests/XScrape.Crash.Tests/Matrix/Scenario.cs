using XScrape.Crash.Harness;
using XScrape.Simulator.Setup;

namespace XScrape.Crash.Matrix;

/// <summary>A command, the world that it meets, and what happens between its death and its second run.</summary>
internal sealed record Scenario(string Name, Func<CrashWorld, IReadOnlyList<string>> Command)
{
    public SimulatorOptions Options { get; init; } = CrashWorld.Quick;

    /// <summary>Commands that make what the command under test works on; each is given the row that the one before printed.</summary>
    public IReadOnlyList<Func<CrashWorld, IReadOnlyList<string>>> Before { get; init; } = [];

    /// <summary>Whether the command is given the row that the last of <see cref="Before"/> printed.</summary>
    public bool TakesRow { get; init; }

    /// <summary>The second command line, where it differs.</summary>
    public Func<CrashWorld, IReadOnlyList<string>>? Again { get; init; }

    /// <summary>What happens between the two runs.</summary>
    public Action<CrashWorld> Between { get; init; } = _ => { };

    /// <summary>What happens before the states are compared, such as the end of a creation.</summary>
    public Action<CrashWorld> AtEnd { get; init; } = _ => { };

    /// <summary>Whether a second process dies, too, at a call drawn by lot.</summary>
    public bool DiesTwice { get; init; }

    /// <summary>Whether the session of the second run ends at a call drawn by lot, and a third run has a fresh one.</summary>
    public bool Expires { get; init; }

    public int Scrapers { get; init; } = 1;

    public int Roles { get; init; } = 2;
}
