namespace XScrape.Simulator.Policies;

/// <summary>A parsed policy and what it says to a request.</summary>
internal sealed class PolicyDocument(IReadOnlyList<Statement> statements)
{
    public IReadOnlyList<Statement> Statements { get; } = statements;

    /// <summary>Reads a policy, refusing what IAM refuses.</summary>
    public static PolicyDocument Parse(string json, PolicyKind kind) => new PolicyReader(kind).Read(json);

    /// <summary>An explicit Deny wins over every Allow.</summary>
    public PolicyEffect Evaluate(RequestContext request, IReadOnlyDictionary<string, string>? ids = null)
    {
        PrincipalMatch allowedAs = PrincipalMatch.None;
        foreach (Statement statement in Statements)
        {
            PrincipalMatch match = statement.Names(request.Caller, ids);
            if (match == PrincipalMatch.None || (statement.Allows && match <= allowedAs) || !statement.Covers(request))
            {
                continue;
            }

            if (!statement.Allows)
            {
                return new PolicyEffect(true, PrincipalMatch.None);
            }

            allowedAs = match;
        }

        return new PolicyEffect(false, allowedAs);
    }
}
