using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace XScrape.PowerShell.Binding;

/// <summary>The parameters that the user wrote for a command: by name, by an alias, by a prefix, or in a hashtable that is splatted.</summary>
internal sealed class CommandText(CommandAst command, Func<string, object?> variable)
{
    /// <summary>Null if the text of the call is not known, as for a call from .NET.</summary>
    public static CommandText? Of(PSCmdlet cmdlet)
    {
        InvocationInfo call = cmdlet.MyInvocation;
        // The whole statement where PowerShell gives it (7.5 and later), else its first line.
        string? text = typeof(InvocationInfo).GetProperty("Statement")?.GetValue(call) as string;
        text = string.IsNullOrEmpty(text) ? call.Line : text;
        CommandAst? command = Parser.ParseInput(text ?? string.Empty, out _, out _)
            .FindAll(ast => ast is CommandAst found && string.Equals(found.GetCommandName(), call.InvocationName, StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: true)
            .Cast<CommandAst>()
            .FirstOrDefault();
        return command is null ? null : new CommandText(command, name => cmdlet.SessionState.PSVariable.GetValue(name));
    }

    /// <param name="names">The parameter's name and its aliases.</param>
    public bool Names(IReadOnlyCollection<string> names) =>
        command.CommandElements.OfType<CommandParameterAst>().Any(p => names.Any(n => n.StartsWith(p.ParameterName, StringComparison.OrdinalIgnoreCase)))
        || Splatted().Any(map => map.Keys.Cast<object>().Any(key => names.Contains(key.ToString() ?? string.Empty, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The hashtables that are splatted into the command, as far as their variables can be seen.</summary>
    public IEnumerable<IDictionary> Splatted() => command.CommandElements
        .OfType<VariableExpressionAst>()
        .Where(v => v.Splatted)
        .Select(v => variable(v.VariablePath.UserPath))
        .Select(value => value is PSObject wrapped ? wrapped.BaseObject : value)
        .OfType<IDictionary>();
}
