using System.Reflection;

namespace XScrape.Help;

/// <summary>A cmdlet as its assembly declares it, read from attributes without running any of it.</summary>
internal sealed record CompiledCommand(string Verb, string Noun, string? DefaultSet, bool SupportsShouldProcess, IReadOnlyList<CompiledParameter> Parameters)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets by name, the default one first; one without a name where no parameter has a set.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            string[] named = [.. Parameters.SelectMany(p => p.Places.Keys).Where(s => s != CompiledParameter.AllSets).Distinct().OrderByDescending(s => s == DefaultSet)];
            return named.Length > 0 ? named : [CompiledParameter.AllSets];
        }
    }

    public static IReadOnlyDictionary<string, CompiledCommand> ReadAll(string assembly) => Assembly.LoadFrom(Path.GetFullPath(assembly))
        .GetExportedTypes()
        .Select(TryRead)
        .OfType<CompiledCommand>()
        .ToDictionary(c => c.Name);

    /// <summary>Null if the type is no cmdlet.</summary>
    public static CompiledCommand? TryRead(Type type)
    {
        CustomAttributeData? cmdlet = type.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.Name == "CmdletAttribute");
        if (cmdlet is null)
        {
            return null;
        }

        Dictionary<string, object?> named = cmdlet.NamedArguments.ToDictionary(a => a.MemberName, a => a.TypedValue.Value);
        return new CompiledCommand(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            named.GetValueOrDefault("DefaultParameterSetName") as string,
            named.GetValueOrDefault("SupportsShouldProcess") is true,
            [.. Properties(type).Select(CompiledParameter.TryRead).OfType<CompiledParameter>()]);
    }

    /// <summary>The cmdlet's own properties first, those that it shares with others after them; one that it declares in its own way is its own.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type? type)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (; type is not null; type = type.BaseType)
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => seen.Add(p.Name)))
            {
                yield return property;
            }
        }
    }
}
