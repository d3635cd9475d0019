using XScrape.Arns;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Diagnosis.Checks;

/// <summary>Asks a trust policy about the link's own caller, and about strangers who look much like it.</summary>
internal sealed class TrustProbe(Side side, ScraperArn scraper, RoleArn source)
{
    // No scraper and no role has such a name.
    private static readonly ScraperId s_otherId = ScraperId.Parse("s-xscrape-stranger");

    private static readonly RoleName s_otherRole = RoleName.Parse("xscrape-stranger");

    private static readonly AccountId s_otherAccount = AccountId.Parse("000000000000");

    public PolicyEvaluation Own(PolicyDocument trust) => PolicyEvaluation.Of(trust, side == Side.Source ? ByService(scraper) : ByRole(source, scraper));

    /// <summary>Who gets in that should not, one phrase each.</summary>
    public IEnumerable<string> Strangers(PolicyDocument trust)
    {
        ScraperArn sister = scraper with { Id = s_otherId };
        ScraperArn foreign = sister with { Account = s_otherAccount };
        if (side == Side.Source)
        {
            bool anybody = Lets(trust, ByService(foreign));
            if (anybody || Lets(trust, ByService(sister)))
            {
                yield return anybody ? "allows scrapers of any account" : "allows other scrapers of the account";
            }
        }
        else
        {
            if (Lets(trust, ByRole(source, sister)))
            {
                yield return "allows the source role for other scrapers, too";
            }

            bool anybody = Lets(trust, ByRole(source with { Account = s_otherAccount, Name = s_otherRole }, scraper));
            if (anybody || Lets(trust, ByRole(source with { Name = s_otherRole }, scraper)))
            {
                yield return anybody ? "allows roles of any account" : "allows other roles of the source account";
            }
        }
    }

    private static bool Lets(PolicyDocument trust, PolicyRequest request) => PolicyEvaluation.Of(trust, request).IsAllowed;

    private static PolicyRequest ByService(ScraperArn caller) => new(ExpectedTrust.AssumeRole)
    {
        Service = ExpectedTrust.ScraperService,
        Context = new Dictionary<string, string> { ["aws:SourceArn"] = caller.ToString(), ["aws:SourceAccount"] = caller.Account.ToString() },
    };

    private static PolicyRequest ByRole(RoleArn caller, ScraperArn externalId) => new(ExpectedTrust.AssumeRole)
    {
        Role = caller.ToString(),
        Context = new Dictionary<string, string>
        {
            ["sts:ExternalId"] = externalId.ToString(),
            ["aws:PrincipalArn"] = caller.ToString(),
            ["aws:PrincipalAccount"] = caller.Account.ToString(),
        },
    };
}
