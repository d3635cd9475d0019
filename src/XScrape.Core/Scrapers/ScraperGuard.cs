using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;

namespace XScrape.Scrapers;

/// <summary>
/// Refuses to continue with a scraper that is not this link's, or that stands elsewhere than the command says. Alias, cluster,
/// workspace and roles are no proof: anyone who may create scrapers and pass the role can make one that has them all.
/// </summary>
internal static class ScraperGuard
{
    /// <summary>Whether the owner tag is this link's; a link without a name is any that lies between the same accounts.</summary>
    public static bool IsOurs(Scraper scraper, LinkFacts facts)
    {
        LinkFacts named = facts.Name is null ? facts with { Name = OwnerTag.NameIn(scraper.Tags) } : facts;
        return named is { Name: not null, Region: not null, SourceAccount: not null, TargetAccount: not null } && OwnerTag.Of(scraper.Tags, named.Key) == Ownership.Ours;
    }

    /// <summary>ScraperNotOwned unless this link made the scraper or may use it all the same.</summary>
    public static void RefuseForeign(Scraper scraper, LinkFacts facts, bool adopt)
    {
        if (!adopt && !IsOurs(scraper, facts))
        {
            throw NotOwned(scraper, facts);
        }
    }

    public static XScrapeException NotOwned(Scraper scraper, LinkFacts facts) => new(
        FailureId.ScraperNotOwned,
        scraper.Tags.TryGetValue(OwnerTag.Key, out string? owner)
            ? $"The scraper {scraper.Arn} belongs to the link '{owner}', and not to '{facts.Name}'. No trust policy was changed for it."
            : $"The scraper {scraper.Arn} fits the link '{facts.Name}', and XScrape did not make it. No trust policy was changed for it.",
        "Find out who made it. Give -Adopt to use it, or another -Name or -Alias to have a scraper of the link's own.");

    /// <summary>RecreateNeeded where subnets or security groups were given and the scraper has others: AMP cannot move it.</summary>
    public static void RefuseElsewhere(Scraper scraper, LinkFacts facts)
    {
        string[] differs =
        [
            .. Differs("subnets", facts.Subnets, scraper.Subnets),
            .. Differs("security groups", facts.SecurityGroups, scraper.SecurityGroups),
        ];
        if (differs.Length > 0)
        {
            throw new XScrapeException(
                FailureId.RecreateNeeded,
                $"The scraper {scraper.Arn} is there with {string.Join(" and ", differs)}. AMP cannot move it.",
                "Leave out -SubnetId and -SecurityGroupId to use it as it is, or remove it and create it again with Set-XAScraper -AllowRecreate, with about 20 minutes without metrics.");
        }
    }

    // What AMP does not show is not compared.
    private static IEnumerable<string> Differs(string what, Arns.IdList? wanted, Arns.IdList? actual) =>
        wanted is { Count: > 0 } && actual is { Count: > 0 } && !wanted.Equals(actual) ? [$"the {what} {actual}, and {wanted} were given"] : [];
}
