using System.ComponentModel;
using System.Management.Automation;
using XScrape.Cloud.Calls;
using XScrape.Configuration;
using XScrape.Failures;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting;

/// <summary>Runs asynchronous work for a cmdlet; every write stays on the pipeline thread, and Ctrl+C ends every wait at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CloudCommand : ModuleCommand, IDisposable
{
    /// <summary>How long a cmdlet that is going away waits for calls that it had started.</summary>
    private protected static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(2);

    private const int FlushMilliseconds = 100;

    private readonly CancellationTokenSource _stop = new();
    private readonly CallLog _calls = new();
    private bool _disposed;

    private protected CloudCommand()
    {
    }

    private protected CancellationToken Stop => _stop.Token;

    /// <summary>The full path of a scrape configuration.</summary>
    private protected string? FullPath(string? path) => path is null ? null : FilePath.Of(SessionState, path, FailureId.InvalidScrapeConfiguration);

    /// <summary>Only cancels: the pipeline thread sees it and goes.</summary>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>The only call after Select-Object -First and after an error downstream: cancels, and waits for what is under way.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _stop.Cancel();
        Settle();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Settle()
    {
    }

    /// <summary>Called now and then while the pipeline thread waits: the place for progress.</summary>
    private protected virtual void WhileWaiting()
    {
    }

    /// <summary>Waits for work on the pipeline thread, writing the log of calls meanwhile.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        Listen();
        Task<T> task = Task.Run(() => work(Stop), CancellationToken.None);
        try
        {
            // Not Wait(token): the failure must come as it is, not in an AggregateException.
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(FlushMilliseconds))
            {
                Stop.ThrowIfCancellationRequested();
                WriteCalls();
                WhileWaiting();
            }

            WriteCalls();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>The text of a file with a scrape configuration; Ctrl+C ends it also where the file's machine does not answer.</summary>
    private protected string ReadConfiguration(string path) => Await(stop => ConfigurationFile.ReadAsync(path, stop));

    /// <summary>The items of an asynchronous sequence, on the pipeline thread.</summary>
    private protected IEnumerable<T> Drain<T>(Func<CancellationToken, IAsyncEnumerable<T>> source)
    {
        IAsyncEnumerator<T> items = source(Stop).GetAsyncEnumerator(Stop);
        try
        {
            while (Await(_ => items.MoveNextAsync().AsTask()))
            {
                yield return items.Current;
            }
        }
        finally
        {
            Task.Run(() => items.DisposeAsync().AsTask()).Wait(SettleTime);
        }
    }

    /// <summary>From here on this cmdlet is the observer of the calls that this thread starts.</summary>
    private protected void Listen()
    {
        _calls.WantsBodies = MyInvocation.BoundParameters.ContainsKey("Debug")
            || (GetVariableValue("DebugPreference") is ActionPreference preference && preference != ActionPreference.SilentlyContinue);
        CallScope.Current = _calls;
    }

    private protected void WriteCalls()
    {
        foreach (string notice in _calls.TakeNotices())
        {
            WriteWarning(notice);
        }

        foreach (CloudCall call in _calls.Take())
        {
            WriteVerbose(call.ToString());
            if (call.RequestBody is not null || call.ResponseBody is not null)
            {
                WriteDebug($"{call.Service}:{call.Operation} sent {call.RequestBody ?? "(nothing)"}{Environment.NewLine}and got {call.ResponseBody ?? "(nothing)"}");
            }
        }
    }
}
