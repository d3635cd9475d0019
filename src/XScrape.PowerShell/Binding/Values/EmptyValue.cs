using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>What an unset variable, an empty file or a cell without text give to a parameter.</summary>
internal static class EmptyValue
{
    /// <summary>Lists in lists, as deep as anybody writes them; one that holds itself has no end.</summary>
    public const int Deepest = 8;

    /// <summary>Whether a value says nothing: null, empty, blank, an empty list, or a list that holds such a value.</summary>
    public static bool Is(object? value) => Is(value, 0);

    private static bool Is(object? value, int depth) => value switch
    {
        null or DBNull => true,
        PSObject wrapped => wrapped == AutomationNull.Value || (wrapped.BaseObject is not PSCustomObject && Is(wrapped.BaseObject, depth)),
        string text => string.IsNullOrWhiteSpace(text),
        PSCredential credential => string.IsNullOrWhiteSpace(credential.UserName),
        IList list => depth >= Deepest || list.Count == 0 || list.Cast<object?>().Any(one => Is(one, depth + 1)),
        _ => false,
    };
}
