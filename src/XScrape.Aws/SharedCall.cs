using XScrape.Aws.Wire;

namespace XScrape.Aws;

/// <summary>One call for all who ask: its success is remembered, its failure is not, and it ends when no caller waits for it any more.</summary>
internal sealed class SharedCall<T>(Func<CancellationToken, Task<T>> call)
{
    private readonly object _gate = new();

    private Task<T>? _running;

    private CancellationTokenSource? _stop;

    private int _waiting;

    public async Task<T> GetAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task<T> running = Join();
        try
        {
            return await running.OrStop(stop).ConfigureAwait(false);
        }
        finally
        {
            Leave(running);
        }
    }

    private Task<T> Join()
    {
        lock (_gate)
        {
            if (_running is null || _running.IsFaulted || _running.IsCanceled)
            {
                CancellationTokenSource own = new();
                _stop = own;
                _waiting = 0;
                _running = Task.Run(() => call(own.Token));
            }

            _waiting++;
            return _running;
        }
    }

    private void Leave(Task<T> running)
    {
        lock (_gate)
        {
            if (running == _running && --_waiting == 0 && !running.IsCompleted)
            {
                _stop!.Cancel();
                _running = null;
            }
        }
    }
}
