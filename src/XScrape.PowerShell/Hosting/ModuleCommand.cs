using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;
using XScrape.Display;
using XScrape.Failures;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting;

/// <summary>
/// What all cmdlets have in common: a parameter that is given and empty is refused before anything else, and what comes from outside
/// reaches no terminal or log as characters that those obey.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModuleCommand : PSCmdlet
{
    private protected ModuleCommand()
    {
    }

    /// <summary>Refuses empty parameters, and guards that cannot be read.</summary>
    protected sealed override void BeginProcessing()
    {
        if (MyInvocation.BoundParameters.Select(given => Refused(given.Key, given.Value)).FirstOrDefault(f => f is not null) is XScrapeException failure)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(failure, null));
        }

        OrEnd(ReadGuards, null);
        Begin();
    }

    /// <summary>Ends the whole call where the work fails: no record is left that could still succeed.</summary>
    private protected void OrEnd(Action work, object? target)
    {
        try
        {
            work();
        }
        catch (XScrapeException failure)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(failure, target));
        }
    }

    /// <summary>Tells a failure of one record alone; false where there was one.</summary>
    private protected bool OrTell(Action work, object? target)
    {
        try
        {
            work();
            return true;
        }
        catch (XScrapeException failure)
        {
            WriteError(ErrorRecordFactory.From(failure, target));
            return false;
        }
    }

    /// <summary>Reads what limits the whole call; what cannot be read ends it, also where the cmdlet only reads: it must not look like a guard.</summary>
    private protected virtual void ReadGuards()
    {
    }

    /// <summary>What the cmdlet itself does before the first record.</summary>
    private protected virtual void Begin()
    {
    }

    private protected new void WriteWarning(string text) => base.WriteWarning(VisibleText.LineOf(text));

    private protected new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.Of(text));

    private protected new void WriteDebug(string text) => base.WriteDebug(VisibleText.Of(text));

    private protected new void WriteProgress(ProgressRecord record)
    {
        record.Activity = VisibleText.LineOf(record.Activity);
        record.StatusDescription = VisibleText.LineOf(record.StatusDescription);
        record.CurrentOperation = record.CurrentOperation is null ? null : VisibleText.LineOf(record.CurrentOperation);
        base.WriteProgress(record);
    }

    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(VisibleText.LineOf(target), VisibleText.LineOf(action));

    private protected new bool ShouldProcess(string description, string warning, string? caption) =>
        base.ShouldProcess(VisibleText.LineOf(description), VisibleText.LineOf(warning), caption);

    /// <summary>A line for the host alone, as What if: is one.</summary>
    private protected void WriteHostLine(string text) => Host.UI.WriteLine(VisibleText.LineOf(text));

    /// <summary>Null for a value that may stand.</summary>
    private protected XScrapeException? Refused(string parameter, object? value)
    {
        PropertyInfo? property = GetType().GetProperty(parameter);
        if (property is null || !property.IsDefined(typeof(ParameterAttribute), inherit: true))
        {
            return null; // One of PowerShell's own.
        }

        Refusal? refusal = Refusal.Of(value) ?? (EmptyValue.Is(value) ? Refusal.Empty : null);
        return refusal is null || (refusal.IsEmpty && property.IsDefined(typeof(MayBeEmptyAttribute), inherit: true)) ? null : refusal.For(parameter);
    }
}
