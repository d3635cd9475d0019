using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Waiting;

/// <summary>
/// Tries again while what this run made is not yet known everywhere in AWS. IAM calls itself eventually consistent; about 30
/// seconds are seen in practice, and the bound is four times that.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency</remarks>
internal sealed class PropagationRetry(TimeProvider clock, TimeSpan bound)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    public static TimeSpan DefaultBound { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Tries once.</summary>
    public static PropagationRetry None { get; } = new(TimeProvider.System, TimeSpan.Zero);

    public TimeProvider Time => clock;

    /// <summary>What to say of a wait that failed, and under which id.</summary>
    public RetryPurpose Purpose { get; init; } = RetryPurpose.NewRole;

    /// <summary>Whether what was made at that time may not yet be known everywhere in AWS.</summary>
    public bool IsNew(DateTimeOffset? created) => created is DateTimeOffset time && clock.GetUtcNow() - time < bound;

    /// <summary>The same retry for something else than a new role.</summary>
    public PropagationRetry For(RetryPurpose purpose) => new(clock, bound) { Purpose = purpose };

    public Task RunAsync(Func<CancellationToken, Task> work, Func<XScrapeException, bool> mayPass, CancellationToken stop) =>
        RunAsync(work, failure => Task.FromResult(mayPass(failure)), stop);

    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<XScrapeException, bool> mayPass, CancellationToken stop) =>
        RunAsync(work, failure => Task.FromResult(mayPass(failure)), stop);

    public Task RunAsync(Func<CancellationToken, Task> work, Func<XScrapeException, Task<bool>> mayPass, CancellationToken stop) =>
        RunAsync(
            async inner =>
            {
                await work(inner).ConfigureAwait(false);
                return true;
            },
            mayPass,
            stop);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<XScrapeException, Task<bool>> mayPass, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        for (TimeSpan pause = s_first; ; pause = Longer(pause))
        {
            // After a cancel no new call starts, no matter what the work itself does with the token.
            stop.ThrowIfCancellationRequested();
            try
            {
                return await work(stop).ConfigureAwait(false);
            }
            catch (XScrapeException failure)
            {
                // On paper nothing propagates, and no time passes.
                if (PaperTrail.Current is not null || !await mayPass(failure).ConfigureAwait(false))
                {
                    throw;
                }

                if (clock.GetElapsedTime(start) + pause > bound)
                {
                    throw bound == TimeSpan.Zero ? failure : GaveUp(failure);
                }
            }

            await Clock.Delay(clock, pause, stop).ConfigureAwait(false);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause + pause < s_longest ? pause + pause : s_longest;

    private XScrapeException GaveUp(XScrapeException last) => last.Causing(
        Purpose.Id ?? last.Id,
        $"{Purpose.Text} after {bound.TotalSeconds:0} s: {last.Message}",
        "Run the same command again in a minute; it continues where this one stopped.");
}
