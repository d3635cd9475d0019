namespace XScrape.Aws.Wire;

/// <summary>Waiting that ends at once when the user stops, also for work that does not listen.</summary>
internal static class Stopping
{
    public static async Task<T> OrStop<T>(this Task<T> work, CancellationToken stop)
    {
        if (!work.IsCompleted && stop.CanBeCanceled)
        {
            TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = stop.Register(source => ((TaskCompletionSource<bool>)source!).TrySetResult(true), stopped);
            if (await Task.WhenAny(work, stopped.Task).ConfigureAwait(false) != work)
            {
                // No one waits for it any more; a later failure is not reported.
                _ = work.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw new OperationCanceledException(stop);
            }
        }

        return await work.ConfigureAwait(false);
    }
}
