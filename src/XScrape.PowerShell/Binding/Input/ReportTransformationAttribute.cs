using System.Collections;
using System.Globalization;
using System.Management.Automation;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Binding.Input;

/// <summary>Tells findings, live ones and those that came from data, from links.</summary>
internal sealed class ReportTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        ReportInput[] read = [.. LinkTransformationAttribute.Each(inputData).Select(Read)];
        return EmptyValue.Is(inputData) && read.All(r => r.Link?.Failure is not null) ? Refusal.Empty.On(read) : read;
    }

    private static ReportInput Read(object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => OfLink(null),
            ReportInput input => input,
            Finding finding => new ReportInput(finding.Link is null ? null : new LinkInput(finding.Link, finding.Link, null, null), finding),
            ScraperTrust trust => new ReportInput(new LinkInput(trust.Link, trust.Link, null, null), FindingOf(trust)),
            ScraperLink or string or ValueType => OfLink(inputData),
            _ => OfData(inputData!),
        };
    }

    private static ReportInput OfLink(object? data) => new(LinkTransformationAttribute.Read(data), null);

    private static ReportInput OfData(object data)
    {
        if (Cell(data, "Id") is not object id || Cell(data, "Passed") is not object passed || Cell(data, "Severity") is not object severity || Cell(data, "Message") is not object message)
        {
            return OfLink(data);
        }

        object? link = Cell(data, "Link");
        Finding finding = new(null, Text(id)!, SeverityOf(severity), LanguagePrimitives.IsTrue(passed is string word ? bool.TryParse(word, out bool yes) && yes : passed), Text(message)!)
        {
            Seen = Text(Cell(data, "Seen")),
            Wanted = Text(Cell(data, "Wanted")),
            Fix = Text(Cell(data, "Fix")),
            HelpUri = Uri.TryCreate(Text(Cell(data, "HelpUri")), UriKind.Absolute, out Uri? page) ? page : null,
        };
        return new ReportInput(link is null ? null : LinkTransformationAttribute.Read(link), finding);
    }

    private static Finding FindingOf(ScraperTrust trust) => new(
        trust.Link, trust.Side + "Trust", trust.State == TrustState.Unknown ? FindingSeverity.Information : FindingSeverity.Error, trust.State == TrustState.Bound, $"The trust policy of {trust.RoleArn} is {trust.State}.")
    {
        Checked = trust.State != TrustState.Unknown,
        Seen = trust.Difference.Length == 0 ? null : string.Join("; ", trust.Difference),
    };

    /// <summary>What is not known counts as an error: better looked at once too often.</summary>
    private static FindingSeverity SeverityOf(object value) => Enum.TryParse(Text(value), ignoreCase: true, out FindingSeverity severity) ? severity : FindingSeverity.Error;

    private static object? Cell(object data, string name)
    {
        object? value = data is PSObject { BaseObject: IDictionary inner } ? inner[name] : data is IDictionary map ? map[name] : PSObject.AsPSObject(data).Properties[name]?.Value;
        // A deserialized object keeps its properties in the wrapper; a plain value loses nothing without it.
        return value is PSObject { BaseObject: string or ValueType } plain ? plain.BaseObject : value;
    }

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value is PSObject wrapped ? wrapped.ToString() : value, CultureInfo.InvariantCulture);
}
