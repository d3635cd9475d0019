using System.Management.Automation;

namespace XScrape.Help.Tests;

/// <summary>A cmdlet to read; it is never run.</summary>
[Cmdlet(VerbsCommon.New, "Thing", SupportsShouldProcess = true, DefaultParameterSetName = "ByName")]
public sealed class NewThingCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByName")]
    [Alias("N", "Label")]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "ByObject")]
    public object? InputObject { get; set; }

    [Parameter]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    public string NoParameter { get; set; } = string.Empty;
}
