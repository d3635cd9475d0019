using System.Collections;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Binding;

/// <summary>
/// Which parameters of a call have their value from $PSDefaultParameterValues. Such a value stands for the shell and not for
/// the call: '*:Region' must not contradict a link, and '*:Credential' may be that of a domain account.
/// </summary>
/// <remarks>https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parameters_default_values</remarks>
internal sealed class DefaultedParameters
{
    private const string Variable = "PSDefaultParameterValues";

    private readonly PSCmdlet _cmdlet;
    private readonly IReadOnlyList<(string Command, string Parameter, object? Value)> _defaults;
    private readonly Lazy<CommandText?> _text;

    public DefaultedParameters(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _defaults = Read(cmdlet.SessionState.PSVariable.GetValue(Variable));
        _text = new Lazy<CommandText?>(() => CommandText.Of(cmdlet));
    }

    /// <summary>Whether a default fits the parameter and the parameter is not in the call.</summary>
    /// <param name="parameter">The parameter's own name.</param>
    /// <param name="bound">The value that it has.</param>
    public bool Contains(string parameter, object? bound)
    {
        string[] names = Names(parameter);
        (string, string, object? Value)[] fitting = [.. _defaults.Where(d => Fits(d.Command, d.Parameter, names))];
        return bound is not null
            && fitting.Any(d => MayBe(d.Value, bound))
            && _text.Value?.Names(names) != true;
    }

    private static IReadOnlyList<(string Command, string Parameter, object? Value)> Read(object? variable)
    {
        IDictionary? map = (variable is PSObject wrapped ? wrapped.BaseObject : variable) as IDictionary;
        if (map is null || IsOn(map["Disabled"]))
        {
            return [];
        }

        return [.. map.Entries()
            .Select(entry => (Parts: $"{entry.Key}".Split([':'], 2), entry.Value))
            .Where(entry => entry.Parts.Length == 2)
            .Select(entry => (Unquoted(entry.Parts[0]), Unquoted(entry.Parts[1]), (object?)entry.Value))];
    }

    private static bool IsOn(object? value) => value is not null && LanguagePrimitives.IsTrue(value);

    private static string Unquoted(string text) => text.Trim().Trim('"', '\'').Trim();

    private bool Fits(string command, string parameter, string[] names)
    {
        CommandInfo? info = _cmdlet.MyInvocation.MyCommand;
        string own = info?.Name ?? string.Empty;
        string[] commands = [own, $"{info?.ModuleName}\\{own}", _cmdlet.MyInvocation.InvocationName];
        return Matches(command, commands) && Matches(parameter, names);
    }

    private static bool Matches(string pattern, string[] texts)
    {
        WildcardPattern wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        return texts.Any(wildcard.IsMatch);
    }

    /// <summary>A script block has given its value already and is not run again: it may ask a question.</summary>
    private static bool MayBe(object? value, object bound)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        object own = bound is PSObject other ? other.BaseObject : bound;
        return plain is ScriptBlock
            || Equals(plain, own)
            || (own is string text && string.Equals(RegionText.Of(value), text, StringComparison.OrdinalIgnoreCase));
    }

    private string[] Names(string parameter) =>
    [
        parameter,
        .. _cmdlet.GetType().GetProperty(parameter)?.GetCustomAttributes(typeof(AliasAttribute), inherit: true).Cast<AliasAttribute>().SelectMany(a => a.AliasNames) ?? [],
    ];
}
