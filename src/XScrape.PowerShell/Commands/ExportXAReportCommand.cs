using System.Management.Automation;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Binding.Input;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Reporting;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Writes one self-contained HTML page about links: a map, a table, findings, and what was changed. Calls nothing.</summary>
[Cmdlet(VerbsData.Export, "XAReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportXAReportCommand : ModuleCommand
{
    private readonly List<ReportEntry> _entries = [];
    private int _row;

    /// <summary>The file to write; one that exists is overwritten.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [OneText(StandIn = " ")]
    public string Path { get; set; } = string.Empty;

    /// <summary>Links, findings, trust policies, or rows that describe links.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("InputObject")]
    [ReportTransformation]
    public ReportInput[]? Link { get; set; }

    /// <summary>The heading of the page.</summary>
    [Parameter]
    [OneText]
    public string Title { get; set; } = "Links from clusters to workspaces";

    /// <summary>Refuse to overwrite a file.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Overwrite a file even if it is read-only.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    /// <summary>Hand out the file; without it nothing comes out.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Takes a record.</summary>
    protected override void ProcessRecord()
    {
        foreach (ReportInput input in Link ?? [])
        {
            _row++;
            Take(input);
        }
    }

    /// <summary>Writes the page.</summary>
    protected override void EndProcessing()
    {
        string path = FullPath();
        if (!ShouldProcess(path, "Write the report on " + ReportWords.Count(_entries.Count, "record", "records")))
        {
            return;
        }

        try
        {
            Report report = Report.Of(Title, TimeProvider.System.GetUtcNow(), _entries);
            ReportFile.Write(report, path, NoClobber, Force);
            if (PassThru)
            {
                // As Get-Item gives it, with what the shell adds to files.
                WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
            }
        }
        catch (XScrapeException failure)
        {
            // Nothing was written at all: there is no record left that could still succeed.
            ThrowTerminatingError(ErrorRecordFactory.From(failure, path));
        }
    }

    private string FullPath()
    {
        try
        {
            return FilePath.Of(SessionState, Path, FailureId.ReportNotWritten);
        }
        catch (XScrapeException failure)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(failure, Path));
            throw;
        }
    }

    private void Take(ReportInput input)
    {
        if (input.Link?.Row is { IsBlank: true } && input.Finding is null)
        {
            WriteWarning($"Row {_row} is empty and is skipped.");
            return;
        }

        try
        {
            _entries.Add(Entry(input));
        }
        catch (XScrapeException failure)
        {
            WriteError(ErrorRecordFactory.From(failure.InRow(_row), input.Link?.Origin));
        }
    }

    private ReportEntry Entry(ReportInput input)
    {
        if (input.Link?.Row is LinkRow row && input.Finding is null)
        {
            RowSelection.OfLinks.Require(row, new LinkFacts(), _row);
        }

        LinkProperties? link = input.Link is null ? null
            : input.Link.Failure is XScrapeException failure ? throw failure
            : (LinkProperties?)input.Link.Live ?? new StoredLink(LinkConsistency.Complete(input.Link.Row!.Facts));
        return new ReportEntry(link, input.Finding);
    }
}
