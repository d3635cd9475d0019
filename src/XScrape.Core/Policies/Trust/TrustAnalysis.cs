using XScrape.Arns;
using XScrape.Links.Sides;

namespace XScrape.Policies.Trust;

/// <summary>What a trust policy says about a link: which statement is ours, which ARNs stand in it, and what is wrong.</summary>
internal sealed record TrustAnalysis(PolicyDocument Document, PolicyStatement? Ours, IReadOnlyList<ScraperArn> Scrapers, IReadOnlyList<TrustFault> Faults)
{
    private static readonly string[] s_equals = ["StringEquals", "StringLike"];

    public static TrustAnalysis Of(PolicyDocument document, ExpectedTrust terms)
    {
        PolicyStatement? ours = Find(document, terms);
        if (ours is null)
        {
            return new TrustAnalysis(document, null, [], []);
        }

        IReadOnlyList<string> values = ours.Condition(terms.ArnKey, terms.ArnOperators)?.Values ?? [];
        ScraperArn[] scrapers = [.. values.Select(ScraperArn.FromCondition).OfType<ScraperArn>()];
        return new TrustAnalysis(document, ours, scrapers, [.. FaultsOf(ours, values, scrapers, terms)]);
    }

    /// <summary>The state of the trust, seen from a link whose scraper has that ARN (null: none yet).</summary>
    public TrustState StateFor(ScraperArn? scraper)
    {
        if (Ours is null)
        {
            return TrustState.None;
        }

        if (Scrapers.Count == 0 && Faults.All(f => f.Kind == TrustFaultKind.Pending))
        {
            return TrustState.Pending;
        }

        return Faults.Count == 0 && scraper is not null && Scrapers.Contains(scraper) ? TrustState.Bound : TrustState.Drifted;
    }

    /// <summary>
    /// Sid XScrape (for a shared role, with a suffix for each further source role), else the only Allow of sts:AssumeRole
    /// whose sole principal is the one of this role. Several that fit: none is taken, and ours is added beside them.
    /// </summary>
    private static PolicyStatement? Find(PolicyDocument document, ExpectedTrust terms)
    {
        PolicyStatement[] marked = [.. document.Statements.Where(s => s.Effect == "Allow" && (s.Sid == ExpectedTrust.Sid || s.Sid == terms.OwnSid))];
        PolicyStatement? own = marked.FirstOrDefault(s => terms.IsAlive(s.Principal)) ?? marked.FirstOrDefault(s => terms.IsOurs(s.Principal));
        if (own is not null || (marked.Length > 0 && !terms.Shared))
        {
            return own ?? marked[0];
        }

        PolicyStatement[] fitting = [.. document.Statements.Where(s =>
            s.Effect == "Allow"
            && s.Action is { Count: 1 } && string.Equals(s.Action[0], ExpectedTrust.AssumeRole, StringComparison.OrdinalIgnoreCase)
            && terms.IsOurs(s.Principal))];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private static IEnumerable<TrustFault> FaultsOf(PolicyStatement ours, IReadOnlyList<string> values, ScraperArn[] scrapers, ExpectedTrust terms)
    {
        if (!terms.IsOurs(ours.Principal))
        {
            yield return new(TrustFaultKind.OtherPrincipal, "names another principal");
        }
        else if (ours.Principal!.AllAws().Any(ExpectedTrust.IsDead))
        {
            yield return new(TrustFaultKind.DeletedPrincipal, "names a principal that was deleted (the id of a deleted role)");
        }

        if (ours.Conditions.Count(c => c.IsOn(terms.ArnKey, terms.ArnOperators)) > 1)
        {
            yield return new(TrustFaultKind.SeveralConditions, $"has several conditions on {terms.ArnKey}, which must all be met");
        }

        if (values.Count == 0)
        {
            yield return new(TrustFaultKind.NoCondition, $"has no condition on {terms.ArnKey}");
        }
        else if (scrapers.Length == 0)
        {
            yield return new(TrustFaultKind.Pending, "waits for the scraper's ARN");
        }
        else if (scrapers.Length < values.Count)
        {
            yield return new(TrustFaultKind.ExtraValue, "still holds a placeholder or a wildcard beside the scraper's ARN");
        }

        bool account = terms.Role == Side.Target
            || ours.Condition(ExpectedTrust.SourceAccountKey, s_equals)?.Values is { Count: 1 } only && only[0] == terms.SourceAccount.ToString();
        if (!account)
        {
            yield return new(TrustFaultKind.NoAccountCondition, $"has no condition that {ExpectedTrust.SourceAccountKey} is {terms.SourceAccount}");
        }
    }
}
