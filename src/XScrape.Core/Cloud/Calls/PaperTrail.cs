namespace XScrape.Cloud.Calls;

/// <summary>The write calls that a run on paper would have made, in order. Belongs to one flow of control, as the run of one link does.</summary>
internal sealed class PaperTrail
{
    private static readonly AsyncLocal<PaperTrail?> s_current = new();

    private readonly object _gate = new();
    private readonly List<PaperCall> _calls = [];

    /// <summary>The trail of this flow; null where calls are real.</summary>
    public static PaperTrail? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public IReadOnlyList<PaperCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Whether the run has waited for AWS. What was under way before is at its end then.</summary>
    public bool HasWaited { get; private set; }

    /// <summary>A wait on paper, which takes no time.</summary>
    public void Wait() => HasWaited = true;

    public static void Note(PaperCall call) => (Current ?? throw new InvalidOperationException("A call on paper outside of a rehearsal.")).Add(call);

    private void Add(PaperCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
        }
    }
}
