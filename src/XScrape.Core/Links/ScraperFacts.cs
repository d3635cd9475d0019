using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links.Owners;

namespace XScrape.Links;

/// <summary>Takes what AMP says of a scraper into a link, and refuses a scraper that is another link's.</summary>
internal static class ScraperFacts
{
    /// <summary>The link with the scraper's ARN, status, times and network.</summary>
    public static LinkFacts With(this LinkFacts facts, Scraper scraper) => facts with
    {
        ScraperId = scraper.Arn.Id,
        Scraper = scraper.Arn,
        Status = scraper.Status,
        StatusReason = scraper.StatusReason,
        Alias = scraper.Alias ?? facts.Alias,
        CreatedAt = WholeSeconds(scraper.CreatedAt) ?? facts.CreatedAt,
        // What the link is stays: overwritten here, a row that names another cluster would pass the check before the bind.
        Source = facts.Source ?? scraper.Source,
        Destination = facts.Destination ?? scraper.Destination,
        Subnets = scraper.Subnets is { Count: > 0 } subnets ? subnets : facts.Subnets,
        SecurityGroups = scraper.SecurityGroups is { Count: > 0 } groups ? groups : facts.SecurityGroups,
    };

    /// <summary>The link with what was read of its scraper's logging; null: it writes none.</summary>
    public static LinkFacts With(this LinkFacts facts, ScraperLogging? logging) => facts with
    {
        Logging = logging?.State ?? LoggingState.None,
        LogGroup = logging?.Group,
        LogComponents = logging?.Components,
    };

    // Export-Csv writes whole seconds, and a link that comes back must be equal.
    private static DateTimeOffset? WholeSeconds(DateTimeOffset? time) =>
        time is DateTimeOffset at ? new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : null;

    /// <summary>The link with the roles of its scraper, where it does not name its own.</summary>
    public static LinkFacts WithRoles(this LinkFacts facts, Scraper scraper) => LinkConsistency.Complete(facts with
    {
        SourceRole = facts.SourceRole ?? scraper.SourceRole,
        TargetRole = facts.TargetRole ?? scraper.TargetRole,
    });

    /// <summary>ScraperMismatch where a described scraper contradicts what the link says; what the link does not say is free.</summary>
    public static void MustBeIfKnown(this Scraper scraper, LinkFacts facts)
    {
        bool same = (facts.Source is null || facts.Source.CanBe(scraper.Source))
            && (facts.Destination is null || facts.Destination.IsSame(scraper.Destination))
            && (facts.Scraper is null || scraper.Arn == facts.Scraper);
        if (!same)
        {
            throw new XScrapeException(
                FailureId.ScraperMismatch,
                $"The scraper {scraper.Arn} goes from {scraper.Source} to {scraper.Destination}, and the link from {facts.Source} to {facts.Destination}.",
                "Correct the row, or name the scraper alone.");
        }
    }

    /// <summary>
    /// ScraperMismatch where another link made the scraper: a name and an id that do not belong together are a mistake, or someone's
    /// row, and what is changed or removed would be the other link's.
    /// </summary>
    public static void MustBeNamed(this Scraper scraper, LinkFacts facts)
    {
        if (facts.Name is not null && OwnerTag.NameIn(scraper.Tags) is Arns.ScraperAlias owner && owner != facts.Name)
        {
            throw new XScrapeException(
                FailureId.ScraperMismatch,
                $"The scraper {scraper.Arn} belongs to the link '{owner}', and not to '{facts.Name}'. Nothing was changed.",
                "Correct the row or the name, or name the scraper alone.");
        }
    }

    /// <summary>ScraperMismatch unless source, destination and roles of a described scraper are the link's.</summary>
    public static void MustBe(this Scraper scraper, LinkFacts facts)
    {
        Same(facts.Source?.CanBe(scraper.Source) != false, facts.Source?.Noun, facts.Source, scraper.Source);
        Same(facts.Destination?.IsSame(scraper.Destination) != false, facts.Destination?.Noun, facts.Destination, scraper.Destination);
        Same(Equals(facts.SourceRole, scraper.SourceRole), "source role", facts.SourceRole, scraper.SourceRole);
        Same(Equals(facts.TargetRole, scraper.TargetRole), "target role", facts.TargetRole, scraper.TargetRole);

        void Same(bool isSame, string? what, object? wanted, object? actual)
        {
            if (!isSame)
            {
                throw new XScrapeException(
                    FailureId.ScraperMismatch,
                    $"The scraper {scraper.Arn} has the {what} {actual ?? "(none)"}, and the link's is {wanted ?? "(none)"}. Nothing was bound to it.",
                    "Correct the row, or change the scraper itself.");
            }
        }
    }
}
