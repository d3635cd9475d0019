using XScrape.Links;
using XScrape.Provisioning;

namespace XScrape.Rehearsing;

/// <summary>The write calls that a run on paper would have made, in order. Belongs to one flow of control, as the run of one link does.</summary>
internal sealed class PaperTrail
{
    private static readonly AsyncLocal<PaperTrail?> s_current = new();

    private readonly object _gate = new();
    private readonly List<PlanStep> _steps = [];

    /// <summary>The trail of this flow; null where calls are real.</summary>
    public static PaperTrail? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public IReadOnlyList<PlanStep> Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps];
            }
        }
    }

    public static void Note(string operation, string resource, string? before = null, string? after = null) =>
        (Current ?? throw new InvalidOperationException("A call on paper outside of a rehearsal.")).Add(new PlanStep(operation, resource, NeverRun) { Before = before, After = after });

    private static Task<ScraperLink> NeverRun(ScraperLink link, CancellationToken stop) => throw new InvalidOperationException("What was made on paper is only shown.");

    private void Add(PlanStep step)
    {
        lock (_gate)
        {
            _steps.Add(step);
        }
    }
}
