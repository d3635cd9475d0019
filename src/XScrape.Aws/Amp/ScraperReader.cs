using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Amp.Unions;
using XScrape.Aws.Wire.Responses;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Amp;

/// <summary>Reads scrapers, also those with members that this version does not know: unions grow every few months.</summary>
internal static class ScraperReader
{
    private static readonly Dictionary<string, LinkStatus> s_statuses = new(StringComparer.Ordinal)
    {
        ["CREATING"] = LinkStatus.Creating,
        ["UPDATING"] = LinkStatus.Updating,
        ["ACTIVE"] = LinkStatus.Active,
        ["DELETING"] = LinkStatus.Deleting,
        ["CREATION_FAILED"] = LinkStatus.CreationFailed,
        ["UPDATE_FAILED"] = LinkStatus.UpdateFailed,
        ["DELETION_FAILED"] = LinkStatus.DeletionFailed,
    };

    /// <summary>The answer of CreateScraper and UpdateScraper.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="asked">Which scraper was meant; null where it is new.</param>
    public static Scraper Created(JsonElement root, ScraperId? asked = null)
    {
        Scraper scraper = WithStatus(root) with { Tags = root.Map("tags") };
        _ = IsOf(root, asked ?? scraper.Arn.Id);
        return scraper.Arn.Id.Equals(asked ?? scraper.Arn.Id) ? scraper : throw new InvalidDataException($"it is about {scraper.Arn}");
    }

    /// <summary>That an answer is about this scraper.</summary>
    public static bool IsOf(JsonElement root, ScraperId asked) =>
        root.NeedText("scraperId") == asked.ToString() ? true : throw new InvalidDataException($"it is about another scraper than {asked}");

    /// <summary>The scrapers of a list: those that cannot be read are reported, and do not hide the others.</summary>
    public static IEnumerable<Scraper> Listed(JsonElement list, Action<string> odd)
    {
        foreach (JsonElement scraper in list.EnumerateArray())
        {
            Scraper? read = null;
            try
            {
                read = Described(scraper, odd);
            }
            catch (Exception fault) when (fault is InvalidDataException or XScrapeException or FormatException or ArgumentException or InvalidOperationException)
            {
                odd($"A scraper in the list cannot be read and is left out: {scraper.Text("arn") ?? scraper.Text("scraperId") ?? "it has neither ARN nor id"}. {fault.Message}");
            }

            if (read is not null)
            {
                yield return read;
            }
        }
    }

    /// <summary>A ScraperDescription or ScraperSummary.</summary>
    /// <param name="scraper">What AMP says of it.</param>
    /// <param name="notice">Receives members that cannot be read and are left out.</param>
    public static Scraper Described(JsonElement scraper, Action<string> notice)
    {
        void Odd(string what) => notice($"Scraper {scraper.Text("arn")}: {what}.");
        JsonElement? source = scraper.Member("source");
        // Where the collector sits is said alike for all kinds, also for those that this version does not know.
        JsonElement? network = source?.EnumerateObject().Select(m => m.Value).FirstOrDefault(m => m.ValueKind == JsonValueKind.Object);
        JsonElement? roles = scraper.Member("roleConfiguration");
        return WithStatus(scraper) with
        {
            Alias = Try(scraper.Text("alias"), ScraperAlias.Parse, Odd),
            ServiceRoleArn = scraper.Text("roleArn"),
            Source = Try(source, s => ScraperUnions.Source.Read(s), Odd),
            Subnets = Ids(network, "subnetIds"),
            SecurityGroups = Ids(network, "securityGroupIds"),
            Destination = Try(scraper.Member("destination"), d => ScraperUnions.Destination.Read(d), Odd),
            SourceRole = Try(roles?.Text("sourceRoleArn"), RoleArn.Parse, Odd),
            TargetRole = Try(roles?.Text("targetRoleArn"), RoleArn.Parse, Odd),
            CreatedAt = Moment(scraper, "createdAt", Odd),
            LastModifiedAt = Moment(scraper, "lastModifiedAt", Odd),
            Tags = scraper.Map("tags", Odd),
            Configuration = scraper.Member("scrapeConfiguration")?.Text("configurationBlob") is { } blob ? JsonText.FromBlob(blob) : null,
        };
    }

    private static Scraper WithStatus(JsonElement scraper)
    {
        string code = scraper.Need("status").NeedText("statusCode");
        string? reason = scraper.Text("statusReason");
        return s_statuses.TryGetValue(code, out LinkStatus status)
            ? new Scraper(ScraperArn.Parse(scraper.NeedText("arn")), status) { StatusReason = reason }
            : new Scraper(ScraperArn.Parse(scraper.NeedText("arn")), LinkStatus.Unknown) { StatusReason = reason is null ? code : $"{code}: {reason}" };
    }

    private static IdList? Ids(JsonElement? parent, string name) => parent?.Texts(name) is { Count: > 0 } ids ? IdList.Of(ids) : null;

    private static DateTimeOffset? Moment(JsonElement scraper, string name, Action<string> odd)
    {
        DateTimeOffset? moment = scraper.Time(name);
        if (moment is null && scraper.ValueKind == JsonValueKind.Object && scraper.TryGetProperty(name, out JsonElement given) && given.ValueKind != JsonValueKind.Null)
        {
            odd($"its {name} is not a valid time and is left out");
        }

        return moment;
    }

    private static T? Try<TText, T>(TText? said, Func<TText, T?> read, Action<string> odd)
        where T : class
    {
        try
        {
            return said is null ? null : read(said);
        }
        catch (XScrapeException fault)
        {
            odd(fault.Message.TrimEnd('.') + "; it is left out");
            return null;
        }
    }
}
