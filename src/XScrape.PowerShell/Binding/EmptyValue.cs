using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace XScrape.PowerShell.Binding;

/// <summary>What an unset variable, an empty file or a cell without text give to a parameter.</summary>
internal static class EmptyValue
{
    /// <summary>Whether a value says nothing: null, empty, blank, an empty list, or a list that holds such a value.</summary>
    public static bool Is(object? value) => value switch
    {
        null => true,
        PSObject wrapped => wrapped == AutomationNull.Value || (wrapped.BaseObject is not PSCustomObject && Is(wrapped.BaseObject)),
        string text => string.IsNullOrWhiteSpace(text),
        PSCredential credential => string.IsNullOrWhiteSpace(credential.UserName),
        IList list => list.Count == 0 || list.Cast<object?>().Any(Is),
        _ => false,
    };
}
