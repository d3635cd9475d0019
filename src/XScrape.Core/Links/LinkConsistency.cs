using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Sources;

namespace XScrape.Links;

/// <summary>Draws what follows from the facts of a link (accounts and Region from ARNs), and refuses facts that contradict each other.</summary>
internal static class LinkConsistency
{
    public static LinkFacts Complete(LinkFacts facts)
    {
        RefuseSwap(facts);
        RefuseTwoPartitions(facts);
        Region? region = One("Region", FailureId.RegionMismatch, $"{Title(facts.Source?.Noun ?? "source")}, scraper and {facts.Destination?.Noun ?? "destination"} must be in one Region",
            (facts.Region, "the Region"), (facts.Source?.Region, Of(facts.Source)), (facts.Destination?.Region, Of(facts.Destination)), (facts.Scraper?.Region, "the scraper"));
        AccountId? source = One("source account", FailureId.LinkConflict, $"{Title(facts.Source?.Noun ?? "source")}, scraper and source role must be in one account",
            (facts.SourceAccount, "the source account"), (facts.Source?.Account, Of(facts.Source)), (facts.Scraper?.Account, "the scraper"), (facts.SourceRole?.Account, "the source role"));
        // A target role may lie beside the destination only: the destination's account is what it writes to.
        AccountId? target = One("target account", FailureId.LinkConflict, $"{Title(facts.Destination?.Noun ?? "destination")} and target role must be in one account",
            (facts.TargetAccount, "the target account"), (facts.Destination?.Account, Of(facts.Destination)), (facts.TargetRole?.Account, "the target role"));
        LinkFacts whole = facts with { Region = region, SourceAccount = source, TargetAccount = target };
        return WithRoleNames(whole) with
        {
            ScraperId = One("scraper id", FailureId.LinkConflict, "A link has one scraper", (facts.ScraperId, "the scraper id"), (facts.Scraper?.Id, "the scraper's ARN")),
        };
    }

    private static LinkFacts WithRoleNames(LinkFacts facts) => facts with
    {
        SourceRoleName = One("source role", FailureId.LinkConflict, "A link has one source role", (facts.SourceRole?.Name, "the source role's ARN"), (facts.SourceRoleName, "the source role's name")),
        SourceRolePath = One("path of the source role", FailureId.LinkConflict, "A link has one source role", (facts.SourceRole?.Path, "the source role's ARN"), (facts.SourceRolePath, "the source role's path")),
        TargetRoleName = One("target role", FailureId.LinkConflict, "A link has one target role", (facts.TargetRole?.Name, "the target role's ARN"), (facts.TargetRoleName, "the target role's name")),
        TargetRolePath = One("path of the target role", FailureId.LinkConflict, "A link has one target role", (facts.TargetRole?.Path, "the target role's ARN"), (facts.TargetRolePath, "the target role's path")),
    };

    private static void RefuseSwap(LinkFacts facts)
    {
        bool swapped = facts.Source?.Account is not null && facts.Destination is not null
            && facts.Source.Account != facts.Destination.Account
            && (facts.SourceAccount is null || facts.SourceAccount == facts.Destination.Account)
            && (facts.TargetAccount is null || facts.TargetAccount == facts.Source.Account)
            && (facts.SourceAccount is not null || facts.TargetAccount is not null);
        bool roles = facts.SourceRole is not null && facts.TargetRole is not null && facts.SourceRole.Account != facts.TargetRole.Account
            && ((facts.Source?.Account is not null && facts.Source.Account == facts.TargetRole.Account)
                || (facts.Destination is not null && facts.Destination.Account == facts.SourceRole.Account));
        if (swapped || roles)
        {
            throw new XScrapeException(
                FailureId.SourceAndTargetSwapped,
                "Source and target are exchanged: the source is the account of what is scraped, the target that of what is written to.",
                "Exchange the two.");
        }
    }

    private static void RefuseTwoPartitions(LinkFacts facts)
    {
        (string? Partition, string What)[] all =
        [
            (facts.Region?.Partition, "the Region"), (facts.Source?.Partition, Of(facts.Source)), (facts.Destination?.Partition, Of(facts.Destination)),
            (facts.Scraper?.Partition, "the scraper"), (facts.SourceRole?.Partition, "the source role"), (facts.TargetRole?.Partition, "the target role"),
            (facts.Source?.Region?.Partition, Of(facts.Source) + "'s Region"), (facts.Destination?.Region.Partition, Of(facts.Destination) + "'s Region"),
            (facts.Scraper?.Region.Partition, "the scraper's Region"),
        ];
        One("partition", FailureId.PartitionMismatch, "A link cannot cross partitions", all);
    }

    private static string Title(string noun) => char.ToUpperInvariant(noun[0]) + noun.Substring(1);

    private static string Of(ScrapeSource? source) => "the " + source?.Noun;

    private static string Of(ScrapeDestination? destination) => "the " + destination?.Noun;

    private static T? One<T>(string what, FailureId id, string rule, params (T? Value, string Of)[] all)
        where T : class
    {
        (T? Value, string Of)[] known = [.. all.Where(a => a.Value is not null)];
        if (known.Length == 0)
        {
            return null;
        }

        (T? value, string of) = known[0];
        foreach ((T? other, string otherOf) in known.Skip(1))
        {
            if (!value!.Equals(other))
            {
                throw new XScrapeException(id, $"{rule}: {of} says {value}, {otherOf} says {other} ({what}).", "Give values that belong together.");
            }
        }

        return value;
    }
}
