namespace XScrape.Simulator.Policies;

/// <summary>
/// The Principal element; entries are OR and take no partial wildcards:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
internal sealed class PrincipalSet(IReadOnlyList<KeyValuePair<string, string>> entries)
{
    /// <summary>Pairs of kind (AWS, Service, Federated, CanonicalUser) and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; } = entries;

    /// <summary>Says how the caller is named; <paramref name="ids"/> turns a stored principal ARN into the unique id that it meant when it was saved.</summary>
    public PrincipalMatch Match(ICaller caller, IReadOnlyDictionary<string, string>? ids)
    {
        PrincipalMatch best = PrincipalMatch.None;
        foreach (KeyValuePair<string, string> entry in Entries)
        {
            PrincipalMatch match = MatchOne(entry.Key, entry.Value, caller, ids);
            best = match > best ? match : best;
        }

        return best;
    }

    private static PrincipalMatch MatchOne(string kind, string value, ICaller caller, IReadOnlyDictionary<string, string>? ids)
    {
        if (kind == "AWS" && value == "*")
        {
            return PrincipalMatch.Direct; // services too, which is why aws:PrincipalIsAWSService exists
        }

        if (kind == "Service")
        {
            return caller.ServiceName is not null && string.Equals(caller.ServiceName, value, StringComparison.OrdinalIgnoreCase)
                ? PrincipalMatch.Direct
                : PrincipalMatch.None;
        }

        if (kind != "AWS" || caller.ServiceName is not null)
        {
            return PrincipalMatch.None;
        }

        if (value == caller.Arn)
        {
            return PrincipalMatch.Direct;
        }

        if (value == caller.AccountId || value == caller.AccountArn)
        {
            return PrincipalMatch.Account;
        }

        string meant = ids is not null && ids.TryGetValue(value, out string? id) ? id : value;
        bool byId = meant == caller.PrincipalId;
        bool byArn = ids is null && caller.PrincipalArn == meant;
        return !byId && !byArn ? PrincipalMatch.None : caller.IsRole ? PrincipalMatch.Role : PrincipalMatch.Direct;
    }
}
