namespace XScrape.Policies;

/// <summary>An IAM policy document: its version and statements, as IAM's grammar has them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal sealed record PolicyDocument(string? Version, string? Id, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>The version that knows policy variables; what every policy of ours has.</summary>
    public const string CurrentVersion = "2012-10-17";

    public static PolicyDocument Of(params PolicyStatement[] statements) => new(CurrentVersion, null, statements);

    /// <summary>Reads JSON, URL-encoded (as IAM returns it) or plain.</summary>
    public static PolicyDocument Parse(string text) => PolicyReader.Read(text);

    public PolicyDocument With(PolicyStatement added) => this with { Statements = [.. Statements, added] };

    public PolicyDocument Replace(PolicyStatement old, PolicyStatement by) =>
        this with { Statements = [.. Statements.Select(s => ReferenceEquals(s, old) ? by : s)] };

    /// <summary>Whether both allow and deny the same; never a comparison of texts.</summary>
    public bool MeansTheSameAs(PolicyDocument other) => PolicyMeaning.Of(this).SetEquals(PolicyMeaning.Of(other));

    public bool Equals(PolicyDocument? other) => other is not null && MeansTheSameAs(other);

    public override int GetHashCode() => PolicyMeaning.Of(this).Aggregate(0, (hash, s) => hash ^ StringComparer.Ordinal.GetHashCode(s));

    /// <summary>The document as compact JSON, as it is sent to IAM.</summary>
    public string ToJson() => PolicyWriter.Write(this, indented: false);

    /// <summary>The document for people.</summary>
    public override string ToString() => PolicyWriter.Write(this, indented: true);
}
