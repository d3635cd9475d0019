using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links.Sides;

namespace XScrape.Policies.Trust;

/// <summary>Writes scraper ARNs into a trust policy, touching nothing but our statement.</summary>
internal static class TrustPatch
{
    private static readonly string[] s_equals = ["StringEquals", "StringLike"];

    /// <summary>A document that names exactly these scrapers (the placeholder if there are none) in our statement.</summary>
    public static PolicyDocument Apply(PolicyDocument document, ExpectedTrust terms, IReadOnlyCollection<ScraperArn> scrapers)
    {
        PolicyStatement? ours = TrustAnalysis.Of(document, terms).Ours;
        PolicyDocument patched = ours is null
            ? Add(Versioned(document), terms, scrapers)
            : document.Replace(ours, Repair(ours, terms, scrapers));
        if (patched.MeansTheSameAs(document))
        {
            return document;
        }

        RefuseForeignDeadPrincipals(document, ours);
        return patched with { Statements = [.. patched.Statements.Where(s => !IsAbandoned(s))] };
    }

    /// <summary>
    /// What a link leaves in a shared target role when it goes and its source role is removed: our Sid, a dead principal,
    /// the placeholder. No principal can use it, and IAM refuses every change while it is there.
    /// </summary>
    public static bool IsAbandoned(PolicyStatement statement) =>
        statement.Effect == "Allow" && statement.Sid?.StartsWith(ExpectedTrust.Sid, StringComparison.Ordinal) == true
        && statement.Principal?.Sole("AWS") is string principal && ExpectedTrust.IsDead(principal)
        && statement.Condition("sts:ExternalId", s_equals)?.Values.All(TrustPlaceholder.IsPending) == true;

    private static PolicyDocument Add(PolicyDocument document, ExpectedTrust terms, IReadOnlyCollection<ScraperArn> scrapers)
    {
        PolicyStatement ours = terms.Statement(scrapers);
        return document.With(document.Statements.Any(s => s.Sid == ExpectedTrust.Sid) ? ours with { Sid = terms.OwnSid } : ours);
    }

    // A version makes variables of what was literal text in the statements of others.
    private static PolicyDocument Versioned(PolicyDocument document) =>
        document.Version is null && document.Statements.Count == 0 ? document with { Version = PolicyDocument.CurrentVersion } : document;

    private static PolicyStatement Repair(PolicyStatement ours, ExpectedTrust terms, IReadOnlyCollection<ScraperArn> scrapers)
    {
        PolicyCondition? old = ours.Condition(terms.ArnKey, terms.ArnOperators);
        PolicyStatement repaired = ours with { Principal = terms.Principal, NotPrincipal = null, Action = [ExpectedTrust.AssumeRole], NotAction = null };
        repaired = repaired.With(new PolicyCondition(old?.Operator ?? terms.ArnOperators[0], old?.Key ?? terms.ArnKey, terms.Values(scrapers)), old);
        // All conditions must hold: a second one on the same key could only exclude what the first allows.
        repaired = repaired with { Conditions = [.. repaired.Conditions.Where(c => !c.IsOn(terms.ArnKey, terms.ArnOperators) || c == repaired.Condition(terms.ArnKey, terms.ArnOperators))] };
        if (terms.Role == Side.Target)
        {
            return repaired;
        }

        PolicyCondition? account = repaired.Condition(ExpectedTrust.SourceAccountKey, s_equals);
        return repaired.With(
            new PolicyCondition(account?.Operator ?? "StringEquals", account?.Key ?? ExpectedTrust.SourceAccountKey, terms.SourceAccount.ToString()),
            account);
    }

    // IAM refuses the whole document while any principal in it does not exist, and other statements are not ours to remove.
    private static void RefuseForeignDeadPrincipals(PolicyDocument document, PolicyStatement? ours)
    {
        string[] dead = [.. document.Statements
            .Where(s => !ReferenceEquals(s, ours) && !IsAbandoned(s))
            .SelectMany(s => new[] { s.Principal, s.NotPrincipal }.OfType<PolicyPrincipal>())
            .SelectMany(p => p.AllAws())
            .Where(ExpectedTrust.IsDead)];
        if (dead.Length > 0)
        {
            throw new XScrapeException(
                FailureId.ForeignDeadPrincipal,
                $"The trust policy names a deleted principal in a statement that is not XScrape's ({string.Join(", ", dead)}); IAM refuses every change while it is there.",
                "Have the owner of that statement remove or replace the deleted principal, then run the same command again.");
        }
    }
}
