namespace XScrape.Policies;

/// <summary>Who is meant: per type (AWS, Service, Federated, CanonicalUser) the values, or everybody.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed record PolicyPrincipal(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Values, bool IsEverybody = false)
{
    public static PolicyPrincipal Everybody { get; } = new([], IsEverybody: true);

    public static PolicyPrincipal Service(string name) => new([new("Service", [name])]);

    public static PolicyPrincipal Aws(string principal) => new([new("AWS", [principal])]);

    /// <summary>The one value if there is exactly one, of that type; else null.</summary>
    public string? Sole(string type) =>
        !IsEverybody && Values.Count == 1 && Values[0].Key == type && Values[0].Value.Count == 1 ? Values[0].Value[0] : null;

    public IEnumerable<string> AllAws() => Values.Where(v => v.Key == "AWS").SelectMany(v => v.Value);
}
