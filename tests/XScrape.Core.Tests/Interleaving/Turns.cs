namespace XScrape.Tests.Interleaving;

/// <summary>
/// Lets one call happen at a time, in an order drawn by lot. Everything runs on one thread: a call goes on in its turn until it waits for
/// the next one, so that the seed alone decides, and never the load of the machine.
/// </summary>
/// <param name="seed">Decides the order.</param>
/// <param name="stalls">Whether an answer may lie for long before its reader goes on, as with a process that hangs.</param>
internal sealed class Turns(int seed, bool stalls)
{
    private readonly List<TaskCompletionSource> _calls = [];
    private readonly List<TaskCompletionSource> _answers = [];
    private readonly Random _random = new(seed);

    /// <summary>Ends when it is the call's turn.</summary>
    public Task TakeAsync() => Wait(_calls);

    /// <summary>Ends when the answer of a call reaches who asked.</summary>
    public Task AnsweredAsync() => stalls && Draw(4) == 0 ? Wait(_answers) : Task.CompletedTask;

    /// <summary>Gives turns until nobody waits.</summary>
    public void Run()
    {
        while (_calls.Count + _answers.Count > 0)
        {
            List<TaskCompletionSource> from = _calls.Count == 0 || (_answers.Count > 0 && Draw(8) == 0) ? _answers : _calls;
            TaskCompletionSource next = from[Draw(from.Count)];
            _ = from.Remove(next);
            next.SetResult();
        }
    }

    // Not with RunContinuationsAsynchronously: who waits goes on here and now.
    private static Task Wait(List<TaskCompletionSource> queue)
    {
        TaskCompletionSource turn = new();
        queue.Add(turn);
        return turn.Task;
    }

#pragma warning disable CA5394 // chance, not secrecy
    private int Draw(int below) => _random.Next(below);
#pragma warning restore CA5394
}
