using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>Filters are query parameters of their own: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ListScrapers.html.</summary>
internal sealed class ListScrapers() : AmpOperation("GET", "/scrapers", isWrite: false)
{
    private const int MostValues = 20;
    private static readonly string[] s_filters = ["status", "sourceArn", "destinationArn", "alias"];

    public override Reply Run(Call call)
    {
        call.Authorize("aps:ListScrapers", $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:/scrapers");
        Dictionary<string, IReadOnlyList<string>> filters = s_filters
            .Select(name => new KeyValuePair<string, IReadOnlyList<string>>(name, call.QueryValues(name)))
            .Where(filter => filter.Value.Count > 0)
            .ToDictionary(filter => filter.Key, filter => filter.Value, StringComparer.Ordinal);
        foreach (KeyValuePair<string, IReadOnlyList<string>> filter in filters)
        {
            if (filter.Value.Count > MostValues || filter.Value.Any(value => value.Length is 0 or > 256))
            {
                throw AmpError.Field("filters", $"the filter {filter.Key} takes 1 to 20 values of 1 to 256 characters");
            }
        }

        TimeSpan lag = call.ReadLag > call.World.Facts.ListScrapersLag ? call.ReadLag : call.World.Facts.ListScrapersLag;
        DateTimeOffset newest = call.World.Now - lag;
        Scraper[] found =
        [
            .. call.Account.Scrapers.Values
                .Where(scraper => scraper.Region == call.Region && scraper.Created <= newest && Passes(scraper, filters))
                .OrderBy(scraper => scraper.Order),
        ];
        bool withRoles = !call.World.Facts.ListScrapersOmitsRoleConfiguration;
        return AmpPage.Of(call, "scrapers", found, scraper => scraper.Order, scraper => ScraperJson.Of(scraper, withConfiguration: false, withRoles));
    }

    /// <summary>Values of one filter are OR, filters are AND.</summary>
    private static bool Passes(Scraper scraper, Dictionary<string, IReadOnlyList<string>> filters) => filters.All(filter => filter.Value.Contains(filter.Key switch
    {
        "status" => scraper.Status,
        "sourceArn" => scraper.ClusterArn ?? string.Empty,
        "destinationArn" => scraper.Settings.WorkspaceArn ?? string.Empty,
        _ => scraper.Settings.Alias ?? string.Empty,
    }));
}
