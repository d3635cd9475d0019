using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;

namespace XScrape.Roles;

/// <summary>
/// Which scrapers a shared role is meant to allow, kept as one tag a scraper. IAM merges tags key by key, while a trust
/// policy is replaced as a whole: with the intent in the tags, concurrent writers of the policy converge.
/// </summary>
internal static class SharedRoleTags
{
    /// <summary>The quota on tags of one role.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    public const int MaxTags = 50;

    /// <summary>On every role that several links may use; from then on only the intents count, not what the policy names.</summary>
    private const string SharedKey = "XScrape:Shared";

    private const string Prefix = "XScrape:Scraper:";

    public static KeyValuePair<string, string> SharedMark { get; } = new(SharedKey, "true");

    public static bool IsShared(IamRole role) => role.Tags.ContainsKey(SharedKey);

    /// <summary>The role as it stands once these tags are on it.</summary>
    public static IamRole Tagged(IamRole role, IReadOnlyDictionary<string, string> tags) =>
        role with { Tags = role.Tags.Where(t => !tags.ContainsKey(t.Key)).Concat(tags).ToDictionary(t => t.Key, t => t.Value) };

    public static bool IsIntent(string tagKey) => tagKey.StartsWith(Prefix, StringComparison.Ordinal);

    public static string KeyOf(ScraperArn scraper) => $"{Prefix}{scraper.Region}:{scraper.Id}";

    /// <summary>The tag that says: this role should allow that scraper, through that source role.</summary>
    public static KeyValuePair<string, string> For(ScraperArn scraper, RoleArn sourceRole)
    {
        string value = sourceRole.ToString();
        return value.Length <= 256
            ? new KeyValuePair<string, string>(KeyOf(scraper), value)
            : throw new XScrapeException(FailureId.InvalidRoleName, $"The ARN {value} is longer than the 256 characters of a tag's value, which a shared role needs.", "Give the source role a shorter path.");
    }

    /// <summary>The scrapers that the role should allow through that source role.</summary>
    public static IReadOnlyList<ScraperArn> Of(IamRole role, RoleArn sourceRole) =>
        [.. All(role).Where(i => i.SourceRole == sourceRole.ToString()).Select(i => Scraper(i.Region, i.Id, sourceRole)).OfType<ScraperArn>()];

    /// <summary>The ids of all scrapers that the role should allow, through whichever source role.</summary>
    public static IReadOnlyList<string> Ids(IamRole role) => [.. All(role).Select(i => i.Id)];

    private static IEnumerable<(string Region, string Id, string SourceRole)> All(IamRole role) =>
        from tag in role.Tags
        where IsIntent(tag.Key)
        let parts = tag.Key.Substring(Prefix.Length).Split([':'], 2)
        where parts.Length == 2
        select (parts[0], parts[1], tag.Value);

    private static ScraperArn? Scraper(string region, string id, RoleArn sourceRole) =>
        ScraperArn.FromCondition($"arn:{sourceRole.Partition}:aps:{region}:{sourceRole.Account}:scraper/{id}");
}
