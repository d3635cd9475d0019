using System.Collections;
using System.Management.Automation;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>For a parameter of one text. The binder ends a list there in a text of .NET; here a list is one value, lines, or refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether several texts are the lines of one, as Get-Content gives them.</summary>
    public bool Lines { get; set; }

    /// <summary>A text that the parameter's other attributes take. It stands for an empty value where they would refuse that with an id of their own.</summary>
    public string? StandIn { get; set; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IList list)
        {
            return OfList(list);
        }

        return StandIn is not null && EmptyValue.Is(value) ? Refused(Refusal.Empty) : inputData;
    }

    private object OfList(IList list)
    {
        bool isEmpty = list.Cast<object?>().All(EmptyValue.Is);
        return isEmpty ? Refused(Refusal.Empty)
            : list.Count == 1 ? list[0]!
            : Lines ? string.Join("\n", list.Cast<object?>().Select(line => line?.ToString()))
            : Refused(Refusal.Several(list.Count));
    }

    // Never an interned text: others hold those, too.
    private object Refused(Refusal refusal) => refusal.On(new string((StandIn ?? " ").ToCharArray()));
}
