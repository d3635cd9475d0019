using System.ComponentModel;
using System.Management.Automation;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Parts;
using XScrape.PowerShell.Binding.Input;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Progress;
using XScrape.Rows;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting;

/// <summary>Takes links, live ones or rows, and makes one live link of the row and the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinkCommand : AccountCommand
{
    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);
    private LinkIdentities? _identities;
    private int _row;

    private protected LinkCommand()
    {
    }

    /// <summary>A link from another cmdlet, or a row that describes one.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("InputObject")]
    [LinkTransformation]
    public LinkInput[]? Link { get; set; }

    /// <summary>The present record; null where none was given and the parameters say all.</summary>
    private protected LinkInput? Current { get; private set; }

    /// <summary>Takes the record, or the records of a list, one by one.</summary>
    protected sealed override void ProcessRecord()
    {
        if (Link is null)
        {
            Take(null);
        }

        foreach (LinkInput input in Link ?? [])
        {
            Take(input);
        }
    }

    /// <summary>What the cmdlet does with <see cref="Current"/>.</summary>
    private protected abstract void ProcessLink();

    /// <summary>What a row may leave out here.</summary>
    private protected virtual RowSelection Rows => RowSelection.OfLinks;

    /// <summary>Whether a parameter that is named like a part of a link says what the link is, and not what it should become.</summary>
    private protected virtual bool Describes(string parameter) => true;

    /// <summary>Whether the names of roles may be templates.</summary>
    private protected virtual bool TakesTemplates => false;

    /// <summary>The live link that a record and the parameters describe together; calls nothing.</summary>
    private protected ScraperLink TakeLink()
    {
        LinkProperties link = ReadLink();
        _identities ??= Identities();
        ScraperLink live = WithTemplates(_identities.Open(link, fromData: Current?.Row is not null, Current?.Origin));
        string? path = Current?.Row?.ConfigurationPath;
        return Configured(live.From(origin => origin with { Row = Row, ConfigurationPath = path is null ? origin.ConfigurationPath : FullPath(path) }));
    }

    /// <summary>Where this command makes scrapers: the link with the scrape configuration that its row names.</summary>
    private protected virtual ScraperLink Configured(ScraperLink link) => link;

    /// <summary>The link with the names that the templates give, if any; calls nothing.</summary>
    private ScraperLink WithTemplates(ScraperLink link)
    {
        RoleNameTemplate? source = Template("SourceRoleName");
        RoleNameTemplate? target = Template("TargetRoleName");
        return source is null && target is null ? link : link.With(facts => LinkMerge.Merge(facts, new LinkFacts
        {
            SourceRoleName = source?.For(facts),
            TargetRoleName = target?.For(facts),
        }));
    }

    /// <summary>What the parameters say about the link: each that is named like a part of it.</summary>
    private LinkFacts Given()
    {
        LinkFacts facts = new();
        foreach (LinkPart part in LinkParts.All.Where(p => p.Kind == LinkPartKind.Definition && p.Name != nameof(Region) && Describes(p.Name)))
        {
            if (TextOf(part.Name) is string text && Template(part.Name) is null)
            {
                facts = part.Read(facts, text);
            }
        }

        return facts;
    }

    private RoleNameTemplate? Template(string parameter) => TakesTemplates && parameter is ("SourceRoleName" or "TargetRoleName") ? TextOf(parameter).AsTemplate() : null;

    private string? TextOf(string parameter) => GetType().GetProperty(parameter)?.GetValue(this) switch
    {
        string text => text,
        string[] texts => string.Join(";", texts),
        _ => null,
    };

    /// <summary>The number of the present record, from 1.</summary>
    private protected int RowNumber => _row;

    /// <summary>The number of the row that the present record came from, here or at the first cmdlet of the pipeline; null without data.</summary>
    private protected int? Row => Current?.Live is ScraperLink live ? live.Session.Origin.Row : Current is null ? null : _row;

    /// <summary>The failure with its row's number, if it came from data.</summary>
    private protected Exception InRow(Exception failure) =>
        failure is XScrapeException known && Row is int row ? known.InRow(row) : failure;

    /// <summary>What a record and the parameters say together, without any identity.</summary>
    private protected LinkProperties ReadLink()
    {
        if (Current?.Failure is XScrapeException failure)
        {
            throw failure.InRow(_row);
        }

        WarnAboutColumns(Current?.Row);
        LinkFacts given = Given();
        if (Current?.Row is LinkRow row)
        {
            Rows.Require(row, given, _row);
        }

        LinkProperties before = (LinkProperties?)Current?.Live ?? new StoredLink(Current?.Row?.Facts ?? new LinkFacts());
        if (before is { Status: LinkStatus.Planned } and not ScraperLink)
        {
            throw new XScrapeException(FailureId.PlannedLink, "The link was created under -WhatIf; nothing of it exists.", "Run the whole pipeline again, without -WhatIf.");
        }

        // The Region of a live link and of a row holds; the parameter must not contradict it.
        LinkFacts facts = LinkMerge.Merge(before.Facts, AskedRegion is null ? given : given with { Region = AskedRegion });
        return before is ScraperLink live ? live.With(_ => facts) : new StoredLink(facts);
    }

    /// <summary>Whether a failure belongs to this record alone. What PowerShell itself throws (stopping, errors downstream) must pass.</summary>
    private protected static bool IsOfThisRecord(Exception failure) => failure is not (RuntimeException or OperationCanceledException);

    /// <summary>Takes the link of the present record and reads it; what fails is an error of this record alone, and the answer false.</summary>
    private protected bool WithLink(Action<ScraperLink> read, bool tellsRow = false)
    {
        ScraperLink? link = null;
        return OrTell(() => read(link = TakeLink()), () => link ?? Current?.Origin, failure => tellsRow ? InRow(failure) : failure);
    }

    /// <summary>Does work on one link; what fails is an error of this link alone, and the answer false.</summary>
    private protected bool OrTell(ScraperLink link, Action work) => OrTell(work, () => link, failure => failure);

    private bool OrTell(Action work, Func<object?> target, Func<Exception, Exception> told)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(told(failure), target());
            return false;
        }
    }

    private protected void WriteFailure(Exception failure, object? target)
    {
        if (failure is OperationCanceledException && Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        WriteError(ErrorRecordFactory.From(failure, target));
    }

    /// <summary>Waits until each scraper is ACTIVE, and hands each link out, or to what takes it, as soon as it is.</summary>
    private protected void WaitForAll(IReadOnlyList<ScraperLink> links, WaitSettings settings, Action<ScraperLink>? take = null)
    {
        if (links.Count == 0)
        {
            return;
        }

        WaitProgress progress = new(links.Count);
        foreach (WaitEvent seen in Drain(stop => new ScraperWaiter(settings, TimeProvider.System).WaitAsync(links, stop)))
        {
            if (seen.Notice is not null)
            {
                WriteVerbose(seen.Notice);
            }

            if (seen.Failure is not null)
            {
                WriteFailure(seen.Failure, seen.Link);
            }
            else if (seen.Link is not null)
            {
                (take ?? WriteObject)(seen.Link);
            }

            WriteProgress(progress.At(seen));
        }

        WriteProgress(WaitProgress.Completed());
    }

    private void Take(LinkInput? input)
    {
        _row++;
        Current = input;
        if (input?.Row is { IsBlank: true })
        {
            WriteWarning($"Row {_row} is empty and is skipped.");
            return;
        }

        ProcessLink();
    }

    private void WarnAboutColumns(LinkRow? row)
    {
        foreach (string column in row?.Refused.Where(_warned.Add) ?? [])
        {
            WriteWarning($"The column '{column}' is ignored: the source of credentials and the endpoint are taken only from parameters.");
        }

        string[] unknown = [.. row?.Unknown.Where(_warned.Add) ?? []];
        if (unknown.Length > 0)
        {
            WriteWarning($"XScrape does not know these columns and ignores them: {string.Join(", ", unknown)}.");
        }
    }
}
