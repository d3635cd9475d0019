using System.Management.Automation;
using XScrape.Failures;
using XScrape.PowerShell.Binding.Input;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Reporting;
using XScrape.Reporting.Pages;

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
            int row = ++_row;
            if (input.IsBlank)
            {
                WriteWarning($"Row {row} is empty and is skipped.");
            }
            else
            {
                _ = OrTell(() => _entries.Add(EntryOf(input, row)), input.Link?.Origin);
            }
        }
    }

    /// <summary>Writes the page.</summary>
    protected override void EndProcessing()
    {
        string path = string.Empty;
        OrEnd(() => path = FilePath.Of(SessionState, Path, FailureId.ReportNotWritten), Path);
        if (!ShouldProcess(path, "Write the report on " + ReportWords.Count(_entries.Count, "record", "records")))
        {
            return;
        }

        OrEnd(() => ReportFile.Write(Report.Of(Title, TimeProvider.System.GetUtcNow(), _entries), path, NoClobber, Force), path);
        if (PassThru)
        {
            // As Get-Item gives it, with what the shell adds to files.
            WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    private static ReportEntry EntryOf(ReportInput input, int row)
    {
        try
        {
            return input.Entry(row);
        }
        catch (XScrapeException failure)
        {
            throw failure.InRow(row);
        }
    }
}
