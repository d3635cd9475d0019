using System.Runtime.CompilerServices;
using XScrape.Failures;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>
/// What is wrong with an argument, found while it is bound. A transformation that throws ends in an id and words of the binder, so it hands
/// out a stand-in of the parameter's type instead, and the cmdlet refuses that before it does anything.
/// </summary>
internal sealed class Refusal
{
    private static readonly ConditionalWeakTable<object, Refusal> s_standIns = new();

    private readonly FailureId _id;
    private readonly string _what;
    private readonly string _advice;

    private Refusal(FailureId id, string what, string advice)
    {
        _id = id;
        _what = what;
        _advice = advice;
    }

    public static Refusal Empty { get; } = new(FailureId.EmptyParameter, "is given and has no value: $null, empty or blank. Leave it out instead; empty never means all, or the default", "Give -{0} a value, or leave -{0} out. A wrapper adds to its splat only what is set; see about_XScrape.");

    public bool IsEmpty => _id == FailureId.EmptyParameter;

    public static Refusal Several(int count) =>
        new(FailureId.InvalidValue, $"takes one value, and {count} are given", "Give -{0} one value, or run the command once for each.");

    public static Refusal Unreadable(object value, string wanted) =>
        new(FailureId.InvalidValue, $"is '{value}', which is no {wanted}", "Correct -{0}, or leave it out.");

    /// <summary>The stand-in, marked; it must be an object of its own.</summary>
    public object On(object standIn)
    {
        s_standIns.Add(standIn, this);
        return standIn;
    }

    /// <summary>Null for a value that is no stand-in.</summary>
    public static Refusal? Of(object? value) => value is not null && s_standIns.TryGetValue(value, out Refusal? refusal) ? refusal : null;

    public XScrapeException For(string parameter) => new(_id, $"-{parameter} {_what}.", string.Format(System.Globalization.CultureInfo.InvariantCulture, _advice, parameter));
}
