using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Roles;

namespace XScrape.Diagnosis.Checks;

/// <summary>
/// The trust policy of one role, judged as IAM would judge it: whether this link's caller gets in, and whether anybody
/// does that should not. The whole policy counts, no matter who wrote which statement.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
internal sealed class TrustCheck(Side side, IamRole role) : ILinkCheck
{
    private readonly RoleCheckIds _ids = RoleCheckIds.Of(side);

    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        if (seen.Facts.Scraper is not ScraperArn scraper || seen.Facts.SourceRole is not RoleArn source)
        {
            return seen.Unchecked((Observation<IamRole>?)null, "Not checked: there is no scraper to allow yet.", _ids.Trust, _ids.Scope);
        }

        try
        {
            LinkRole terms = side == Side.Source ? LinkRole.Source(seen.Link) : LinkRole.Target(seen.Link);
            return Check(seen, terms.IsExclusive(role) ? terms : terms.AsShared(), scraper, source);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.PolicyUnreadable)
        {
            return [seen.Fail(_ids.Trust, failure.Message, role.TrustJson, "a policy that can be read"), .. seen.Unchecked((Observation<IamRole>?)null, "Not checked: the policy cannot be read.", _ids.Scope)];
        }
    }

    private IEnumerable<Finding> Check(LinkSnapshot seen, LinkRole terms, ScraperArn scraper, RoleArn source)
    {
        TrustAnalysis reading = terms.Read(role);
        TrustProbe probe = new(side, scraper, source);
        PolicyEvaluation own = probe.Own(reading.Document);
        string wanted = PolicyDocument.Of(terms.Terms.Statement([scraper])).ToString();
        yield return own switch
        {
            { IsAllowed: true } => seen.Pass(_ids.Trust, side == Side.Source ? "The scraper may assume the source role." : "The source role may assume the target role with the scraper's ARN as external id.", reading.Document),
            { IsRefused: true } => seen.Fail(_ids.Trust, Refusal(seen, reading, own, scraper), reading.Document, wanted, Fix(seen, terms, reading, d => probe.Own(d).IsAllowed)),
            _ => seen.Fail(_ids.Trust, $"Whether the {_ids.Word} role's trust policy allows it depends on a condition that cannot be evaluated from here.", reading.Document, wanted, severity: FindingSeverity.Warning),
        };
        string[] wide = [.. Width(terms, reading, probe, own, scraper), .. own.IsAllowed ? Ghosts(seen, reading.Document) : []];
        yield return wide.Length == 0
            ? seen.Pass(_ids.Scope, $"The {_ids.Word} role's trust policy allows no other principal.{Unseen(seen, reading.Document)}")
            : seen.Fail(_ids.Scope, $"The {_ids.Word} role's trust policy {string.Join(", and ", wide)}.", reading.Document, wanted, Fix(seen, terms, reading, d => !Width(terms, terms.Read(role with { TrustJson = d.ToJson() }), probe, probe.Own(d), scraper).Any() && Ghosts(seen, d).Count == 0));
    }

    private string Refusal(LinkSnapshot seen, TrustAnalysis reading, PolicyEvaluation own, ScraperArn scraper)
    {
        if (own.Denied == PolicyMatch.Yes)
        {
            return $"The {_ids.Word} role's trust policy denies it explicitly; an Allow does not override it.";
        }

        // Another scraper's ARN is the reason; what else is wrong with the statement comes after it.
        string[] other = reading.Scrapers.Count > 0 && !reading.Scrapers.Contains(scraper) ? [$"names {string.Join(", ", reading.Scrapers.Select(s => IsGhost(seen, s) ? $"{s} (which does not exist, or has other roles)" : s.ToString()))} and not {scraper}"] : [];
        string[] faults = [.. other, .. reading.Faults.Select(f => f.Text)];
        string why = reading.Ours is null ? "has no statement that allows it"
            : faults.Length > 0 ? string.Join(", ", faults)
            : "has conditions that are not met";
        return side == Side.Source ? $"The scraper may not assume the source role: its trust policy {why}." : $"The source role may not assume the target role: its trust policy {why}.";
    }

    /// <summary>Scrapers that the policy names and that are not there, or do not have the role.</summary>
    private List<string> Ghosts(LinkSnapshot seen, PolicyDocument trust)
    {
        List<string> gone = [];
        List<string> others = [];
        foreach (ScraperArn named in NeighbourReader.Named(trust))
        {
            if (IsGhost(seen, named) && seen.Neighbours[named].IsMissing)
            {
                gone.Add(named.ToString());
            }
            else if (IsGhost(seen, named))
            {
                others.Add(named.ToString());
            }
        }

        return
        [
            .. gone.Count > 0 ? [$"names scrapers that do not exist, {string.Join(", ", gone)}"] : Array.Empty<string>(),
            .. others.Count > 0 ? [$"names scrapers that have other roles, {string.Join(", ", others)}"] : Array.Empty<string>(),
        ];
    }

    private bool IsGhost(LinkSnapshot seen, ScraperArn named) => seen.Neighbours.TryGetValue(named, out Observation<Scraper>? shown)
        && (shown.IsMissing || (shown.Value is Scraper there && (side == Side.Source ? there.SourceRole : there.TargetRole) != role.Arn));

    private static string Unseen(LinkSnapshot seen, PolicyDocument trust)
    {
        string[] unseen = [.. NeighbourReader.Named(trust).Where(s => s != seen.Facts.Scraper && !(seen.Neighbours.TryGetValue(s, out Observation<Scraper>? shown) && shown.Failure is null)).Select(s => s.ToString())];
        return unseen.Length == 0 ? string.Empty : $" Whether these scrapers exist could not be seen from here: {string.Join(", ", unseen)}.";
    }

    /// <summary>What allows more than the link needs, or lacks what the procedure asks for.</summary>
    private static IEnumerable<string> Width(LinkRole terms, TrustAnalysis reading, TrustProbe probe, PolicyEvaluation own, ScraperArn scraper) =>
    [
        .. probe.Strangers(reading.Document),
        .. !terms.Terms.Shared && own.IsAllowed && reading.Scrapers.Any(s => s != scraper) ? [$"names other, earlier scrapers, {string.Join(", ", reading.Scrapers.Where(s => s != scraper))}"] : Array.Empty<string>(),
        // While the link itself does not get in, the other finding says why.
        .. own.IsAllowed ? reading.Faults.Where(f => f.Kind != TrustFaultKind.Pending).Select(f => f.Text) : [],
    ];

    /// <summary>The command, where the patch that it makes would fix it; what others wrote it leaves alone.</summary>
    private FixCommand? Fix(LinkSnapshot seen, LinkRole terms, TrustAnalysis reading, Func<PolicyDocument, bool> isRepaired)
    {
        try
        {
            ScraperArn[] wanted = terms.Terms.Shared ? [.. reading.Scrapers.Where(s => !IsGhost(seen, s)).Append(seen.Facts.KnownScraper).Distinct()] : [seen.Facts.KnownScraper];
            return isRepaired(TrustPatch.Apply(reading.Document, terms.Terms, wanted)) ? TrustFix.Of(seen) : null;
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.ForeignDeadPrincipal)
        {
            return null;
        }
    }
}
