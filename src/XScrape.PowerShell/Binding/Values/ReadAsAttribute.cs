using System.Globalization;
using System.Management.Automation;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>For a parameter that is no text: refuses what is empty, or cannot be read as the type, with an id and words of this module.</summary>
/// <param name="type">The type that the binder has to reach.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReadAsAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The type that the binder has to reach.</summary>
    public Type Type => type;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (EmptyValue.Is(inputData))
        {
            return Refusal.Empty.On(StandIn());
        }

        if (type == typeof(TimeSpan))
        {
            return Time(inputData) is TimeSpan time ? time : Refusal.Unreadable(inputData, Wanted()).On(StandIn());
        }

        return LanguagePrimitives.TryConvertTo(inputData, type, CultureInfo.InvariantCulture, out object? read) && read is not null
            ? inputData
            : Refusal.Unreadable(inputData, Wanted()).On(StandIn());
    }

    // PowerShell takes a bare number for units of 100 ns, and .NET takes it for days; the user means neither.
    private static TimeSpan? Time(object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        TimeSpan given => given,
        string text when text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan read) => read,
        _ => null,
    };

    // A number that every range of this module takes.
    private object StandIn() => type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : type == typeof(int) ? 1 : Activator.CreateInstance(type)!;

    private string Wanted()
    {
        Type one = type.GetElementType() ?? type;
        return one.IsEnum ? $"{one.Name}: {string.Join(", ", Enum.GetNames(one))}"
            : one == typeof(TimeSpan) ? "time such as 00:40:00"
            : one == typeof(int) ? "whole number"
            : one == typeof(SwitchParameter) ? "switch: $true or $false"
            : one == typeof(string) ? "list of texts"
            : one.Name;
    }
}
