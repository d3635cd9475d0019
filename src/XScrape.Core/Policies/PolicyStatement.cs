namespace XScrape.Policies;

/// <summary>One statement. A null list is an element that the statement does not have.</summary>
internal sealed record PolicyStatement
{
    public string? Sid { get; init; }

    public required string Effect { get; init; }

    public PolicyPrincipal? Principal { get; init; }

    public PolicyPrincipal? NotPrincipal { get; init; }

    public IReadOnlyList<string>? Action { get; init; }

    public IReadOnlyList<string>? NotAction { get; init; }

    public IReadOnlyList<string>? Resource { get; init; }

    public IReadOnlyList<string>? NotResource { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>The values of a condition key under the given operators, or null where no such condition stands.</summary>
    public PolicyCondition? Condition(string key, params string[] operators) => Conditions.FirstOrDefault(c => c.IsOn(key, operators));

    /// <summary>The same statement with that condition replaced, or added at the end.</summary>
    public PolicyStatement With(PolicyCondition condition, PolicyCondition? instead = null) => this with
    {
        Conditions = instead is null
            ? [.. Conditions, condition]
            : [.. Conditions.Select(c => ReferenceEquals(c, instead) ? condition : c)],
    };

    public bool Equals(PolicyStatement? other) => other is not null && PolicyMeaning.Of(this) == PolicyMeaning.Of(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(PolicyMeaning.Of(this));

    public override string ToString() => PolicyWriter.Write(PolicyDocument.Of(this), indented: false);
}
