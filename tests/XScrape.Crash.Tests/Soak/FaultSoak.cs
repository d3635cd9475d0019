using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Crash.Harness;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Running;
using XScrape.Scrapers;
using XScrape.Simulator;
using XScrape.Simulator.Faults;
using XScrape.Sources;
using XScrape.Waiting;

namespace XScrape.Crash.Soak;

/// <summary>Connects many links side by side while three calls in ten are throttled and others fail or lose their answer.</summary>
internal sealed class FaultSoak : IAsyncDisposable
{
    private const int AtOnce = 16;

    private const int MaxRounds = 5;

    private static readonly PropagationRetry s_retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private readonly AwsSimulator _simulator;
    private readonly CrashFront _front;
    private readonly LinkIdentities _identities;

    private FaultSoak(AwsSimulator simulator, CrashFront front)
    {
        _simulator = simulator;
        _front = front;
        _identities = new LinkIdentities(
            new IdentityArguments
            {
                Source = new SideArguments { Credential = new SoakKeys(_simulator.Accounts[0]) },
                Target = new SideArguments { Credential = new SoakKeys(_simulator.Accounts[1]) },
                Region = Region.Parse("us-west-2"),
                Endpoint = new Uri(_front.Endpoint),
            },
            new CloudAccounts(new AwsCloudProvider()));
    }

    private static async Task<FaultSoak> StartAsync(int links)
    {
        AwsSimulator simulator = new(CrashWorld.Quick with
        {
            ScraperQuota = links + 10,
            PropagationDelay = TimeSpan.FromSeconds(2),
            Faults = new FaultPlan
            {
                Rules =
                [
                    new FaultRule { Kind = FaultKind.Throttle, Probability = 0.30 },
                    new FaultRule { Kind = FaultKind.ServerError, Probability = 0.05 / 0.70 },
                    new FaultRule { Kind = FaultKind.CutAfter, Probability = 0.05 / 0.65 },
                ],
            },
        });
        return new FaultSoak(simulator, await CrashFront.StartAsync(simulator, null, () => Task.CompletedTask));
    }

    public static async Task<SoakResult> RunAsync(int links)
    {
        await using FaultSoak soak = await StartAsync(links);
        HashSet<int> left = [.. Enumerable.Range(1, links)];
        HashSet<string> arns = [];
        int rounds = 0;
        while (left.Count > 0 && rounds < MaxRounds)
        {
            rounds++;
            foreach ((int number, ScraperLink link) in await soak.RoundAsync([.. left]))
            {
                left.Remove(number);
                arns.Add(link.ScraperArn!);
            }
        }

        return await soak.ResultAsync(links, rounds, arns);
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        _simulator.Dispose();
    }

    /// <summary>The links that were connected; the others failed, and are connected by the next round.</summary>
    private async Task<IReadOnlyList<(int, ScraperLink)>> RoundAsync(int[] numbers)
    {
        using LinkRuns runs = new(AtOnce, CancellationToken.None);
        ScraperListCache census = new();
        List<(int, ScraperLink)> connected = [];
        foreach (int number in numbers)
        {
            ScraperLink link = _identities.Open(new StoredLink(Facts(number)), fromData: false, null);
            runs.Start(link, (one, stop) => ConnectAsync(one, census, stop));
        }

        foreach (int number in numbers)
        {
            LinkResult result = await runs.NextAsync();
            if (result.Failure is null && result.Link!.Trust == TrustState.Bound)
            {
                connected.Add((number, result.Link));
            }
            else if (result.Failure is XScrapeException told)
            {
                Console.WriteLine($"  link-{number} is left for the next run: {told.Message}");
            }
            else
            {
                throw new InvalidOperationException($"link-{number} ended oddly.", result.Failure);
            }
        }

        return connected;
    }

    private static async Task<ScraperLink> ConnectAsync(ScraperLink link, ScraperListCache census, CancellationToken stop)
    {
        ConnectLink connect = new(
            new EnsureSourceRole(new RoleSettings(), s_retry),
            new EnsureTargetRole(new RoleSettings(), s_retry),
            new EnsureScraper(new ScraperSettings(ScrapeConfiguration.AsStored("scrape_configs:\n  - job_name: pods\n")), s_retry),
            new BindTrust(new TrustSettings(s_retry, TimeProvider.System)),
            census,
            TimeProvider.System);
        ScraperLink known = await LinkAccounts.CheckAsync(link, connect.Sides, [], stop);
        return await connect.RunAsync(known, stop);
    }

    private LinkFacts Facts(int number) => new()
    {
        Name = ScraperAlias.Parse($"link-{number}"),
        Source = new EksSource(ClusterArn.Parse(_simulator.Accounts[0].ClusterArns[0])),
        Subnets = IdList.Subnets(_simulator.Accounts[0].SubnetIds),
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(_simulator.Accounts[1].WorkspaceArns[0])),
    };

    private async Task<SoakResult> ResultAsync(int links, int rounds, HashSet<string> arns)
    {
        // A link that was connected flows once its scraper is ACTIVE: that is what the last look waits for.
        long calls = _simulator.Calls.Total;
        long errors = _simulator.Calls.Errors;
        int flowing = 0;
        foreach (string arn in arns)
        {
            await TestWait.UntilAsync(() => _simulator.ExplainChain(arn) is { MetricsFlow: true });
            flowing++;
        }

        string[] lines = WorldState.Read(_simulator).Split(Environment.NewLine);
        return new SoakResult(links, rounds, lines.Count(l => l.StartsWith("scraper ", StringComparison.Ordinal)), lines.Count(l => l.StartsWith("role ", StringComparison.Ordinal)), flowing, calls, errors);
    }
}
