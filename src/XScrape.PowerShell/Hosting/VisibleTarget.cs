using System.Collections;
using System.Management.Automation;
using XScrape.Display;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting;

/// <summary>
/// What an error record points at, as a view of errors may show it. A row is the one that was given, so that it can be piped again, unless
/// it holds what a terminal would obey: then it is a copy with that spelled out.
/// </summary>
internal static class VisibleTarget
{
    private const int Deepest = 4;

    public static object? Of(object? target) => IsVisible(target, 0) ? target : Copy(target, 0);

    private static bool IsVisible(object? value, int depth) => Bare(value) switch
    {
        null => true,
        string text => VisibleText.IsVisible(text),
        IDictionary map => depth < Deepest && map.Entries().All(e => VisibleText.IsVisible($"{e.Key}") && IsVisible(e.Value, depth + 1)),
        IList list => depth < Deepest && list.Cast<object?>().All(one => IsVisible(one, depth + 1)),
        PSObject row => depth < Deepest && row.Properties.All(p => VisibleText.IsVisible(p.Name) && IsVisible(Value(p), depth + 1)),
        object other => VisibleText.IsVisible($"{other}"),
    };

    private static object? Copy(object? value, int depth) => Bare(value) switch
    {
        null => null,
        string text => VisibleText.LineOf(text),
        IDictionary or IList or PSObject when depth >= Deepest => "…",
        IDictionary map => Row(map.Entries().Select(e => ($"{e.Key}", e.Value)), depth),
        IList list => list.Cast<object?>().Select(one => Copy(one, depth + 1)).ToArray(),
        PSObject row => Row(row.Properties.Select(p => (p.Name, Value(p))), depth),
        object other => VisibleText.IsVisible($"{other}") ? other : VisibleText.LineOf($"{other}"),
    };

    private static PSObject Row(IEnumerable<(string Name, object? Value)> cells, int depth)
    {
        PSObject row = new();
        foreach ((string name, object? value) in cells)
        {
            string column = VisibleText.LineOf(name);
            if (column.Length > 0 && row.Properties[column] is null)
            {
                row.Properties.Add(new PSNoteProperty(column, Copy(value, depth + 1)));
            }
        }

        return row;
    }

    /// <summary>An object of PowerShell's own stays wrapped: it is its properties.</summary>
    private static object? Bare(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => wrapped.BaseObject,
        PSCustomObject custom => PSObject.AsPSObject(custom),
        _ => value,
    };

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.IsGettable ? property.Value : null;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
