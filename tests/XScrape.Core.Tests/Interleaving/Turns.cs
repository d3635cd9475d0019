namespace XScrape.Tests.Interleaving;

/// <summary>Lets one call of one writer happen at a time, in an order drawn by lot: nobody goes on before all have said what they will do next.</summary>
internal sealed class Turns(int seed)
{
    private readonly Lock _gate = new();
    private readonly List<(int Writer, TaskCompletionSource Go)> _waiting = [];
    private readonly HashSet<int> _alive = [];
    private readonly Random _random = new(seed);

    public void Begin(params int[] writers)
    {
        lock (_gate)
        {
            _alive.UnionWith(writers);
        }
    }

    public void End(int writer)
    {
        lock (_gate)
        {
            _alive.Remove(writer);
        }

        Draw();
    }

    public Task TakeAsync(int writer)
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((writer, go));
        }

        Draw();
        return go.Task;
    }

    /// <summary>A call has happened: its writer may have another one waiting.</summary>
    public void Happened() => Draw();

    private void Draw()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 || _alive.Any(writer => _waiting.All(w => w.Writer != writer)))
            {
                return;
            }

#pragma warning disable CA5394 // chance, not secrecy
            int at = _random.Next(_waiting.Count);
#pragma warning restore CA5394
            _waiting[at].Go.SetResult();
            _waiting.RemoveAt(at);
        }
    }
}
