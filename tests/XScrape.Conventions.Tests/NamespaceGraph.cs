using Mono.Cecil;
using Mono.Cecil.Cil;

namespace XScrape.Conventions;

/// <summary>Which namespace of an assembly uses which others of it, read from its compiled code.</summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _uses = new(StringComparer.Ordinal);

    /// <param name="assembly">The path of the assembly.</param>
    /// <param name="root">Only namespaces that begin so.</param>
    public NamespaceGraph(string assembly, string root)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        foreach (TypeDefinition type in module.GetTypes().Where(t => NamespaceOf(t).StartsWith(root, StringComparison.Ordinal)))
        {
            string from = NamespaceOf(type);
            _uses.TryAdd(from, new(StringComparer.Ordinal));
            foreach (TypeReference used in References(type).SelectMany(Parts).Where(u => u.Scope == module))
            {
                if (NamespaceOf(used) is string to && to != from && to.StartsWith(root, StringComparison.Ordinal))
                {
                    _uses[from].TryAdd(to, $"{Outermost(type).Name} uses {used.Name}");
                }
            }
        }
    }

    public IEnumerable<string> Namespaces => _uses.Keys;

    /// <summary>Who uses whom, and one pair of types that shows it.</summary>
    public IEnumerable<(string From, string To, string Example)> Edges => _uses.SelectMany(u => u.Value.Select(to => (u.Key, to.Key, to.Value)));

    /// <summary>Each namespace from which one comes back to it, with the way.</summary>
    public IEnumerable<string> Circles() => Namespaces.Select(start => Way(start, start, [])).OfType<string>();

    private string? Way(string from, string to, HashSet<string> seen)
    {
        foreach ((string next, string example) in _uses[from])
        {
            if (next == to)
            {
                return $"{from} -> {next} ({example})";
            }

            if (_uses.ContainsKey(next) && seen.Add(next) && Way(next, to, seen) is string rest)
            {
                return $"{from} -> {next} ({example}), {rest}";
            }
        }

        return null;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static string NamespaceOf(TypeReference type) => Outermost(type.GetElementType()).Namespace;

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification special => Parts(special.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static IEnumerable<TypeReference> References(TypeDefinition type) =>
    [
        .. Attributes(type),
        .. type.BaseType is null ? Array.Empty<TypeReference>() : [type.BaseType],
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.Fields.SelectMany(Attributes),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(References),
    ];

    private static IEnumerable<TypeReference> References(MethodDefinition method) =>
    [
        .. Attributes(method),
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(References) : [],
    ];

    private static IEnumerable<TypeReference> References(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType).Append(method.ReturnType),
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    // An attribute that names a type, such as the completer of a parameter, uses it.
    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider owner) => owner.CustomAttributes
        .SelectMany(a => a.ConstructorArguments.Select(c => c.Value).OfType<TypeReference>().Append(a.AttributeType));
}
