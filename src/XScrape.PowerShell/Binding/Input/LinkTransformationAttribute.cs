using System.Collections;
using System.Management.Automation;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Binding.Values;
using XScrape.Rows;

namespace XScrape.PowerShell.Binding.Input;

/// <summary>Turns each pipeline object into one request. Binding by property name would let $PSDefaultParameterValues override a link without a word.</summary>
internal sealed class LinkTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        LinkInput[] read = [.. Each(inputData).Select(Read)];
        return EmptyValue.Is(inputData) && read.All(r => r.Failure is not null) ? Refusal.Empty.On(read) : read;
    }

    /// <summary>A list is its members, however deep; an empty one is refused as nothing.</summary>
    public static IEnumerable<object?> Each(object? given) => Each(given, 0);

    // A list that holds itself has no end; it is refused as it is.
    private static IEnumerable<object?> Each(object? given, int depth)
    {
        object? value = given is PSObject wrapped ? wrapped.BaseObject : given;
        return depth < EmptyValue.Deepest && value is IList { Count: > 0 } list ? list.Cast<object?>().SelectMany(one => Each(one, depth + 1)) : [given];
    }

    /// <summary>One record.</summary>
    public static LinkInput Read(object? inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            _ when EmptyValue.Is(value) => new LinkInput(inputData ?? string.Empty, null, null, Refusal.Empty.For("Link")),
            LinkInput input => input,
            ScraperLink link => new LinkInput(link, link, null, null),
            _ when Inner(inputData!) is ScraperLink link => new LinkInput(link, link, null, null),
            string or ValueType => Refuse(value, $"'{value}' is a {value.GetType().Name} and not a link."),
            _ when InnerRow(inputData!) is PSObject row => Read(inputData!, Cells(row)),
            IDictionary map => Read(inputData!, Cells(map)),
            PSObject or PSCustomObject => Read(inputData!, Cells(PSObject.AsPSObject(inputData!))),
            _ => OfForeign(inputData!, value!),
        };
    }

    /// <summary>Findings and trusts carry their link.</summary>
    private static ScraperLink? Inner(object value) =>
        PSObject.AsPSObject(value).Properties["Link"]?.Value is object link ? (link as PSObject)?.BaseObject as ScraperLink ?? link as ScraperLink : null;

    /// <summary>The link of a finding or trust that comes back from a file: data again, under the name Link.</summary>
    private static PSObject? InnerRow(object value) =>
        PSObject.AsPSObject(value) is var outer && outer.Properties["Link"]?.Value is PSObject { BaseObject: not (string or ValueType) } link
        && outer.Properties["ScraperArn"] is null && outer.Properties["ClusterArn"] is null && link.Properties["SourceAccountId"] is not null ? link : null;

    /// <summary>Files, processes and services have a Name, too: of an object of .NET's, only what no other type has makes a row.</summary>
    private static LinkInput OfForeign(object origin, object value)
    {
        LinkInput read = Read(origin, Cells(PSObject.AsPSObject(origin)));
        return IsRow(value.GetType()) || read.Row?.Facts is not (null or { Source: null, Destination: null, ScraperId: null, Scraper: null })
            ? read
            : Refuse(origin, $"A {value.GetType().Name} is neither a link nor a row.");
    }

    /// <summary>Rows of a DataTable, and classes that were written in PowerShell.</summary>
    private static bool IsRow(Type type) => type.Assembly.IsDynamic || type.FullName is "System.Data.DataRow" or "System.Data.DataRowView";

    private static LinkInput Read(object origin, IEnumerable<KeyValuePair<string, object?>> cells)
    {
        try
        {
            return new LinkInput(origin, null, LinkRow.Read(cells), null);
        }
        catch (XScrapeException failure)
        {
            return new LinkInput(origin, null, null, failure);
        }
    }

    private static LinkInput Refuse(object origin, string why) => new(
        origin,
        null,
        null,
        new XScrapeException(FailureId.InvalidRow, why, "Pipe links (from New-XAScraperSourceRole, Get-XAScraper, …) or rows with columns such as Name, ClusterArn and WorkspaceArn."));

    private static IEnumerable<KeyValuePair<string, object?>> Cells(IDictionary map) =>
        map.Entries().Select(e => new KeyValuePair<string, object?>(e.Key.ToString() ?? string.Empty, Plain(e.Value)));

    private static IEnumerable<KeyValuePair<string, object?>> Cells(PSObject row)
    {
        foreach (PSPropertyInfo property in row.Properties.Where(p => p.IsGettable))
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                continue; // A script property that throws says nothing about the link.
            }

            yield return new KeyValuePair<string, object?>(property.Name, Plain(value));
        }
    }

    private static object? Plain(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}
