namespace XScrape.Policies;

/// <summary>One condition: operator, key and the values of which one must fit.</summary>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    public PolicyCondition(string @operator, string key, string value)
        : this(@operator, key, [value])
    {
    }

    /// <summary>Whether it tests that key by one of these operators.</summary>
    public bool IsOn(string key, params string[] operators) =>
        string.Equals(Key, key, StringComparison.OrdinalIgnoreCase) && operators.Contains(Operator, StringComparer.OrdinalIgnoreCase);
}
