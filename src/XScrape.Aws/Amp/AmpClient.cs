using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Aws.Amp;

/// <summary>Amazon Managed Service for Prometheus, scraper operations. Operations and members are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/</remarks>
internal sealed class AmpClient(AccountCredentials credentials, WireSite site) : RestClient(credentials, ServiceName.Amp, site), IAmp
{
    public async Task<Scraper> CreateScraperAsync(NewScraper scraper, CancellationToken stop)
    {
        ServiceResponse answer = await SendAsync(AmpOperations.CreateScraper, null, body => ScraperWriter.Write(scraper, body), stop).ConfigureAwait(false);
        return Read(answer, AmpOperations.CreateScraper, root => ScraperReader.Created(root) with
        {
            Alias = scraper.Alias,
            Source = scraper.Source,
            Subnets = scraper.Subnets,
            SecurityGroups = scraper.SecurityGroups,
            Destination = scraper.Destination,
            SourceRole = scraper.SourceRole,
            TargetRole = scraper.TargetRole,
            Tags = scraper.Tags,
        });
    }

    public async Task<Scraper?> DescribeScraperAsync(ScraperId id, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(AmpOperations.DescribeScraper, r => r.Label("scraperId", id.ToString()), null, stop).ConfigureAwait(false);
            return Read(answer, AmpOperations.DescribeScraper, root => ScraperReader.Described(root.Need("scraper"), Notice));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Scraper>> ListScrapersAsync(ScraperFilter filter, CancellationToken stop)
    {
        List<Scraper> all = [];
        string? token = null;
        do
        {
            string? last = token;
            ServiceResponse answer = await SendAsync(
                AmpOperations.ListScrapers,
                r => r.Query("alias", filter.Alias?.ToString())
                    .Query("destinationArn", filter.Destination?.Arn)
                    .Query("maxResults", "1000")
                    .Query("nextToken", last)
                    .Query("sourceArn", filter.Source?.Arn)
                    .Query("status", filter.Status),
                null,
                stop).ConfigureAwait(false);
            token = Read(answer, AmpOperations.ListScrapers, root =>
            {
                all.AddRange(ScraperReader.Listed(root.Need("scrapers", JsonValueKind.Array), Notice));
                string? next = root.Text("nextToken") is { Length: > 0 } text ? text : null;
                return next is null || next != last ? next : throw new InvalidDataException("The same page was announced twice.");
            });
        }
        while (token is not null);
        return all;
    }

    public async Task<Scraper> UpdateScraperAsync(ScraperId id, ScraperChange change, CancellationToken stop)
    {
        ServiceResponse answer = await SendAsync(
            AmpOperations.UpdateScraper, r => r.Label("scraperId", id.ToString()), body => ScraperWriter.Write(change, body), stop).ConfigureAwait(false);
        return Read(answer, AmpOperations.UpdateScraper, root => ScraperReader.Created(root, id) with
        {
            Alias = change.Alias,
            Destination = change.Destination,
            SourceRole = change.SourceRole,
            TargetRole = change.TargetRole,
        });
    }

    public async Task<bool> DeleteScraperAsync(ScraperId id, string clientToken, CancellationToken stop)
    {
        try
        {
            // The token goes into the query string: DELETE has no body.
            ServiceResponse answer = await SendAsync(AmpOperations.DeleteScraper, r => r.Label("scraperId", id.ToString()).Query("clientToken", clientToken), null, stop).ConfigureAwait(false);
            return Read(answer, AmpOperations.DeleteScraper, root => ScraperReader.IsOf(root, id));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return false;
        }
    }

    public async Task<string> GetDefaultScraperConfigurationAsync(CancellationToken stop)
    {
        ServiceResponse answer = await SendAsync(AmpOperations.GetDefaultScraperConfiguration, null, null, stop).ConfigureAwait(false);
        return Read(answer, AmpOperations.GetDefaultScraperConfiguration, root => JsonText.FromBlob(root.NeedText("configuration")));
    }

    public async Task<ScraperLogging?> DescribeScraperLoggingConfigurationAsync(ScraperId id, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(AmpOperations.DescribeScraperLoggingConfiguration, r => r.Label("scraperId", id.ToString()), null, stop).ConfigureAwait(false);
            return Read(answer, AmpOperations.DescribeScraperLoggingConfiguration, LoggingText.Read);
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public Task UpdateScraperLoggingConfigurationAsync(ScraperId id, LogGroupArn group, LogComponentList components, CancellationToken stop) =>
        SendAsync(AmpOperations.UpdateScraperLoggingConfiguration, r => r.Label("scraperId", id.ToString()), body => LoggingText.Write(group, components, body), stop);

    public async Task<bool> DeleteScraperLoggingConfigurationAsync(ScraperId id, string clientToken, CancellationToken stop)
    {
        try
        {
            _ = await SendAsync(AmpOperations.DeleteScraperLoggingConfiguration, r => r.Label("scraperId", id.ToString()).Query("clientToken", clientToken), null, stop).ConfigureAwait(false);
            return true;
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return false;
        }
    }

    public Task TagResourceAsync(string resourceArn, IReadOnlyDictionary<string, string> tags, CancellationToken stop) =>
        SendAsync(AmpOperations.TagResource, r => r.Label("resourceArn", resourceArn), body => body.Map("tags", tags), stop);

    public async Task<IReadOnlyDictionary<string, string>> ListTagsForResourceAsync(string resourceArn, CancellationToken stop)
    {
        ServiceResponse answer = await SendAsync(AmpOperations.ListTagsForResource, r => r.Label("resourceArn", resourceArn), null, stop).ConfigureAwait(false);
        return Read(answer, AmpOperations.ListTagsForResource, root => root.Map("tags"));
    }

    public async Task<AmpWorkspace?> DescribeWorkspaceAsync(WorkspaceArn workspace, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(AmpOperations.DescribeWorkspace, r => r.Label("workspaceId", workspace.Id), null, stop).ConfigureAwait(false);
            return Read(answer, AmpOperations.DescribeWorkspace, root =>
            {
                JsonElement found = root.Need("workspace");
                return new AmpWorkspace(WorkspaceArn.Parse(found.NeedText("arn")), found.Need("status").NeedText("statusCode"), found.Text("kmsKeyArn"));
            });
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public async Task<PolicyDocument?> DescribeResourcePolicyAsync(WorkspaceArn workspace, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(AmpOperations.DescribeResourcePolicy, r => r.Label("workspaceId", workspace.Id), null, stop).ConfigureAwait(false);
            return Read(answer, AmpOperations.DescribeResourcePolicy, root => PolicyDocument.Parse(root.NeedText("policyDocument")));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }
}
