using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Links;
using XScrape.Policies;

namespace XScrape.Tests.Fakes;

/// <summary>AMP of one account and Region, in memory. Create tokens are remembered for ever.</summary>
internal sealed class FakeAmp(FakeCalls calls) : IAmp
{
    private readonly Dictionary<string, Scraper> _byToken = [];
    private int _made;

    public Dictionary<ScraperId, Scraper> Scrapers { get; } = [];

    public List<NewScraper> Requests { get; } = [];

    /// <summary>Whether ListScrapers leaves the roles out, as the documentation's sample does.</summary>
    public bool ListHidesRoles { get; set; }

    /// <summary>Scrapers that ListScrapers has not heard of.</summary>
    public HashSet<ScraperId> Unlisted { get; } = [];

    public Scraper Add(string id, LinkFacts facts, string? alias = null, LinkStatus status = LinkStatus.Active, params (string Key, string Value)[] tags)
    {
        Scraper made = new(ScraperArn.Parse($"arn:aws:aps:us-west-2:111122223333:scraper/{id}"), status)
        {
            Alias = alias is null ? null : ScraperAlias.Parse(alias),
            Source = facts.Source,
            Destination = facts.Destination,
            SourceRole = facts.SourceRole,
            TargetRole = facts.TargetRole,
            Subnets = facts.Subnets,
            SecurityGroups = IdList.SecurityGroups(["sg-1"]),
            Tags = tags.ToDictionary(t => t.Key, t => t.Value),
        };
        Scrapers[made.Arn.Id] = made;
        return made;
    }

    public void Set(string id, LinkStatus status, string? reason = null)
    {
        ScraperId parsed = ScraperId.Parse(id);
        Scrapers[parsed] = Scrapers[parsed] with { Status = status, StatusReason = reason };
    }

    public Task<Scraper> CreateScraperAsync(NewScraper scraper, CancellationToken stop) => Make("CreateScraper", () =>
    {
        Requests.Add(scraper);
        if (_byToken.TryGetValue(scraper.ClientToken, out Scraper? known))
        {
            return known;
        }

        string id = $"s-{++_made}";
        Add(id, new LinkFacts { Source = scraper.Source, Destination = scraper.Destination, SourceRole = scraper.SourceRole, TargetRole = scraper.TargetRole, Subnets = scraper.Subnets },
            scraper.Alias.ToString(), LinkStatus.Creating, [.. scraper.Tags.Select(t => (t.Key, t.Value))]);
        return _byToken[scraper.ClientToken] = new Scraper(Scrapers[ScraperId.Parse(id)].Arn, LinkStatus.Creating);
    });

    public Task<Scraper?> DescribeScraperAsync(ScraperId id, CancellationToken stop) => Make("DescribeScraper", () => Scrapers.GetValueOrDefault(id));

    public Task<IReadOnlyList<Scraper>> ListScrapersAsync(ScraperFilter filter, CancellationToken stop) => Make<IReadOnlyList<Scraper>>("ListScrapers", () =>
    [
        .. Scrapers.Values
            .Where(s => !Unlisted.Contains(s.Arn.Id))
            .Where(s => (filter.Source is null || s.Source == filter.Source) && (filter.Destination is null || s.Destination == filter.Destination) && (filter.Alias is null || s.Alias == filter.Alias))
            .Select(s => ListHidesRoles ? s with { SourceRole = null, TargetRole = null } : s),
    ]);

    public Task<Scraper> UpdateScraperAsync(ScraperId id, ScraperChange change, CancellationToken stop) => throw new NotSupportedException();

    public Task<bool> DeleteScraperAsync(ScraperId id, string clientToken, CancellationToken stop) => Make("DeleteScraper", () => Scrapers.Remove(id));

    public Task<string> GetDefaultScraperConfigurationAsync(CancellationToken stop) => throw new NotSupportedException();

    public Task<ScraperLogging?> DescribeScraperLoggingConfigurationAsync(ScraperId id, CancellationToken stop) => throw new NotSupportedException();

    public Task UpdateScraperLoggingConfigurationAsync(ScraperId id, LogGroupArn group, LogComponentList components, CancellationToken stop) => throw new NotSupportedException();

    public Task<bool> DeleteScraperLoggingConfigurationAsync(ScraperId id, string clientToken, CancellationToken stop) => throw new NotSupportedException();

    public Task TagResourceAsync(string resourceArn, IReadOnlyDictionary<string, string> tags, CancellationToken stop) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, string>> ListTagsForResourceAsync(string resourceArn, CancellationToken stop) => throw new NotSupportedException();

    public Task<AmpWorkspace?> DescribeWorkspaceAsync(WorkspaceArn workspace, CancellationToken stop) => throw new NotSupportedException();

    public Task<PolicyDocument?> DescribeResourcePolicyAsync(WorkspaceArn workspace, CancellationToken stop) => throw new NotSupportedException();

    private Task<T> Make<T>(string operation, Func<T> effect)
    {
        try
        {
            return Task.FromResult(calls.Make(operation, effect));
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault);
        }
    }
}
