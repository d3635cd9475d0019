using System.Management.Automation;
using System.Text;
using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;

namespace XScrape.PowerShell.Commands;

/// <summary>Says what Prometheus and AMP would refuse in a scrape configuration, with line and column. Calls nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "XAScrapeConfiguration", DefaultParameterSetName = TextSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestXAScrapeConfigurationCommand : CloudCommand
{
    private const string TextSet = "Text";

    private const string PathSet = "Path";

    private readonly StringBuilder _lines = new();

    private bool _any;

    /// <summary>The YAML text, whole or line by line.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TextSet)]
    [AllowNull]
    [AllowEmptyString]
    [OneText(Lines = true)]
    [MayBeEmpty]
    public string? ScrapeConfiguration { get; set; }

    /// <summary>A file with the configuration.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [Alias("ScrapeConfigurationPath")]
    [OneText(StandIn = " ")]
    public string? Path { get; set; }

    /// <summary>Only true or false: whether AMP would take it.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Takes a text, or one line of what Get-Content gives.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            Check(Read());
        }
        else if (ScrapeConfiguration?.Contains('\n') == true)
        {
            Check(ScrapeConfiguration);
        }
        else
        {
            _ = _lines.Append(_any ? "\n" : string.Empty).Append(ScrapeConfiguration);
            _any = true;
        }
    }

    /// <summary>Judges what came line by line.</summary>
    protected override void EndProcessing()
    {
        if (_any)
        {
            Check(_lines.ToString());
        }
    }

    private string? Read()
    {
        try
        {
            return ReadConfiguration(FullPath(Path)!);
        }
        catch (XScrapeException failure)
        {
            WriteError(ErrorRecordFactory.From(failure, Path));
            return null;
        }
    }

    private void Check(string? text)
    {
        if (text is null)
        {
            return;
        }

        IReadOnlyList<Finding> findings = ConfigurationFindings.Of(text, AdapterLoader.ConfigurationReader);
        if (Quiet)
        {
            WriteObject(findings.All(f => f.Passed || f.Severity != FindingSeverity.Error));
        }
        else
        {
            WriteObject(findings, enumerateCollection: true);
        }
    }
}
