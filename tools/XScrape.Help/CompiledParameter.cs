using System.Reflection;

namespace XScrape.Help;

/// <summary>A parameter with its place in each parameter set.</summary>
internal sealed record CompiledParameter(string Name, string Type, IReadOnlyList<string> Aliases, IReadOnlyDictionary<string, ParameterPlace> Places)
{
    public const string AllSets = "__AllParameterSets";

    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>Null if it does not belong to that set.</summary>
    public ParameterPlace? In(string set) => Places.GetValueOrDefault(set) ?? Places.GetValueOrDefault(AllSets);

    /// <summary>Null if the property is no parameter.</summary>
    public static CompiledParameter? TryRead(PropertyInfo property)
    {
        IList<CustomAttributeData> attributes = property.GetCustomAttributesData();
        CustomAttributeData[] places = [.. attributes.Where(a => a.AttributeType.Name == "ParameterAttribute")];
        IEnumerable<string> aliases = attributes.Where(a => a.AttributeType.Name == "AliasAttribute")
            .SelectMany(a => (IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => (string)a.Value!);
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return places.Length == 0 ? null : new CompiledParameter(property.Name, type.Name, [.. aliases], places.Select(Place).ToDictionary(p => p.Set, p => p.Place));
    }

    private static (string Set, ParameterPlace Place) Place(CustomAttributeData attribute)
    {
        Dictionary<string, object?> named = attribute.NamedArguments.ToDictionary(a => a.MemberName, a => a.TypedValue.Value);
        return (
            named.GetValueOrDefault("ParameterSetName") as string ?? AllSets,
            new ParameterPlace(named.GetValueOrDefault("Position") as int?, named.GetValueOrDefault("Mandatory") is true, named.GetValueOrDefault("ValueFromPipeline") is true));
    }
}

/// <summary>Where and how a parameter binds in one set; a position of null means by name only.</summary>
internal sealed record ParameterPlace(int? Position, bool IsMandatory, bool TakesPipeline);
