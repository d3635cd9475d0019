using System.Management.Automation;
using System.Reflection;

namespace XScrape.Conventions;

/// <summary>A compiled cmdlet, read from its attributes without PowerShell.</summary>
internal sealed record Cmdlet(Type Type, string Verb, string Noun, IReadOnlyDictionary<string, object?> Settings, IReadOnlyList<CmdletParameter> Parameters)
{
    private const int MediumImpact = 2;

    public static IReadOnlyList<Cmdlet> All { get; } = [.. Assembly.Load("XScrape.PowerShell").GetTypes().Select(TryRead).OfType<Cmdlet>()];

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess => Settings.GetValueOrDefault("SupportsShouldProcess") is true;

    public int Impact => Settings.GetValueOrDefault("ConfirmImpact") as int? ?? MediumImpact;

    public bool TakesLinks => Parameters.Any(p => p.Name == "Link");

    /// <summary>The parameter sets; one for all where no parameter has a set.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            string[] named = [.. Parameters.SelectMany(p => p.Places).Select(p => p.Set).OfType<string>().Distinct()];
            return named.Length > 0 ? named : [string.Empty];
        }
    }

    public override string ToString() => Name;

    private static Cmdlet? TryRead(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(CmdletAttribute)) is CustomAttributeData attribute
            ? new Cmdlet(
                type,
                (string)attribute.ConstructorArguments[0].Value!,
                (string)attribute.ConstructorArguments[1].Value!,
                Named(attribute),
                [.. type.GetProperties().Select(CmdletParameter.TryRead).OfType<CmdletParameter>()])
            : null;

    internal static Dictionary<string, object?> Named(CustomAttributeData attribute) => attribute.NamedArguments.ToDictionary(a => a.MemberName, a => a.TypedValue.Value);
}

/// <summary>A parameter, with its place in each set; a set of null means all sets.</summary>
internal sealed record CmdletParameter(PropertyInfo Property, IReadOnlyList<string> Aliases, IReadOnlyList<(string? Set, bool ByValue, bool ByName, bool Remaining)> Places)
{
    public string Name => Property.Name;

    public static CmdletParameter? TryRead(PropertyInfo property)
    {
        Dictionary<string, object?>[] places = [.. property.GetCustomAttributesData().Where(a => a.AttributeType == typeof(ParameterAttribute)).Select(Cmdlet.Named)];
        return places.Length == 0 ? null : new CmdletParameter(property, [.. AliasesOf(property)], [.. places.Select(Place)]);
    }

    /// <summary>The types that attributes such as ArgumentCompleter name.</summary>
    public IEnumerable<Type> TypesNamedBy(Type attribute) => Property.GetCustomAttributesData()
        .Where(a => a.AttributeType == attribute)
        .SelectMany(a => a.ConstructorArguments)
        .Select(a => a.Value)
        .OfType<Type>();

    private static IEnumerable<string> AliasesOf(PropertyInfo property) => property.GetCustomAttributesData()
        .Where(a => a.AttributeType == typeof(AliasAttribute))
        .SelectMany(a => (IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
        .Select(a => (string)a.Value!);

    private static (string? Set, bool ByValue, bool ByName, bool Remaining) Place(Dictionary<string, object?> named) => (
        named.GetValueOrDefault("ParameterSetName") as string,
        named.GetValueOrDefault("ValueFromPipeline") is true,
        named.GetValueOrDefault("ValueFromPipelineByPropertyName") is true,
        named.GetValueOrDefault("ValueFromRemainingArguments") is true);
}
