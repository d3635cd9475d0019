using XScrape.Crash.Harness;
using XScrape.Simulator.Setup;

namespace XScrape.Crash.Matrix;

/// <summary>The scenarios of the crash matrix.</summary>
internal static class Scenarios
{
    private const string Yaml = "scrape_configs:\n  - job_name: pods\n";

    private const string OtherYaml = "scrape_configs:\n  - job_name: nodes\n";

    private static readonly SimulatorOptions s_strict = CrashWorld.Quick with { Facts = UnconfirmedFacts.Strictest };

    private static readonly SimulatorOptions s_slow = CrashWorld.Quick with { CreationTime = TimeSpan.FromMinutes(20) };

    private static readonly SimulatorOptions s_stale = CrashWorld.Quick with { ReadLag = TimeSpan.FromSeconds(2), PropagationDelay = TimeSpan.FromSeconds(2) };

    public static Scenario Connect { get; } = new("connect", Connecting());

    public static Scenario Disconnect { get; } = new("disconnect", Disconnecting()) { Before = [Connecting()], Scrapers = 0, Roles = 0 };

    public static Scenario Set { get; } = new("set", _ => ["set", "--name", "prod-1", "--target-account", "444455556666", "--new-alias", "renamed", "--config", OtherYaml, "--tag", "obs"]) { Before = [Connecting()] };

    public static IReadOnlyList<Scenario> All =>
    [
        Connect,
        Connect with { Name = "connect, strict", Options = s_strict },
        Disconnect,
        Disconnect with { Name = "disconnect, strict", Options = s_strict },
        Set,
        Set with { Name = "set, strict", Options = s_strict },
        new Scenario("set with re-creation, strict", world => ["recreate", "--new-subnets", world.Simulator.Accounts[0].SubnetIds[0], "--config", OtherYaml])
        {
            // The cluster has two subnets, so that other ones than both are a single one.
            Options = s_strict with { Facts = UnconfirmedFacts.Strictest with { TwoZonesNeeded = false } }, Before = [Connecting()], TakesRow = true, AtEnd = Later,
        },
        .. Stages(),
        Connect with { Name = "connect, status moved on", Options = s_slow with { Facts = UnconfirmedFacts.Strictest }, Command = NoWait(), Between = Later, AtEnd = Later },
        Connect with { Name = "connect, still creating", Options = s_slow with { Facts = UnconfirmedFacts.Strictest }, Command = NoWait(), AtEnd = Later },
        Connect with { Name = "connect, stale reads", Options = s_stale },
        Disconnect with { Name = "disconnect, stale reads", Options = s_stale },
        Connect with { Name = "connect, another configuration", Again = Connecting(OtherYaml) },
        Connect with { Name = "connect, another configuration, strict", Options = s_strict, Again = Connecting(OtherYaml) },
        Connect with { Name = "connect, killed twice, strict", Options = s_strict, DiesTwice = true },
        Disconnect with { Name = "disconnect, killed twice, strict", Options = s_strict, DiesTwice = true },
        Connect with { Name = "connect, expired session, strict", Options = s_strict, Expires = true },
        Disconnect with { Name = "disconnect, expired session, strict", Options = s_strict, Expires = true },
        Connect with { Name = "connect with shared roles", Before = [Sharing("other")], Command = Sharing("prod-1"), Scrapers = 2 },
        Disconnect with { Name = "disconnect with shared roles", Before = [Sharing("other"), Sharing("prod-1")], Command = Leaving("prod-1"), Scrapers = 1, Roles = 2 },
        Connect with { Name = "connect with shared roles, strict", Options = s_strict, Before = [Sharing("other")], Command = Sharing("prod-1"), Scrapers = 2 },
        Disconnect with { Name = "disconnect with shared roles, strict", Options = s_strict, Before = [Sharing("other"), Sharing("prod-1")], Command = Leaving("prod-1"), Scrapers = 1, Roles = 2 },
        Connect with { Name = "disconnect a half link, strict", Options = s_strict, Command = Connecting(), Again = Disconnecting(), Scrapers = 0, Roles = 0 },
    ];

    /// <summary>One of each kind of run, at the strictest setting where that makes more writes.</summary>
    public static IReadOnlyList<Scenario> Answered =>
        [.. All.Where(s => s.Name is "connect" or "disconnect" or "set" or "connect with shared roles" or "disconnect with shared roles, strict" or "set with re-creation, strict")];

    private static IEnumerable<Scenario> Stages()
    {
        Func<CrashWorld, IReadOnlyList<string>>[] stages =
        [
            _ => ["source", "--name", "prod-1", "--target-account", "444455556666"],
            _ => ["target"],
            world => ["scraper", .. world.Ends, "--config", Yaml],
            _ => ["wait"],
            _ => ["bind"],
        ];
        for (int i = 0; i < stages.Length; i++)
        {
            string name = stages[i](CrashWorld.New(CrashWorld.Quick))[0];
            yield return new Scenario($"stage {name}, strict", stages[i])
            {
                Options = s_strict,
                Before = stages[..i],
                TakesRow = i > 0,
                Scrapers = i < 2 ? 0 : 1,
                Roles = i == 0 ? 1 : 2,
                AtEnd = Later,
            };
        }
    }

    private static Func<CrashWorld, IReadOnlyList<string>> Connecting(string yaml = Yaml) =>
        world => ["connect", "--name", "prod-1", .. world.Ends, "--config", yaml];

    private static Func<CrashWorld, IReadOnlyList<string>> NoWait() => world => [.. Connecting()(world), "--no-wait", "true"];

    private static Func<CrashWorld, IReadOnlyList<string>> Disconnecting() => _ => ["disconnect", "--name", "prod-1", "--target-account", "444455556666"];

    private static Func<CrashWorld, IReadOnlyList<string>> Sharing(string name) =>
        world => ["connect", "--name", name, .. world.Ends, "--config", Yaml, "--source-role", "hub-source", "--target-role", "hub-target", "--adopt", "true"];

    private static Func<CrashWorld, IReadOnlyList<string>> Leaving(string name) =>
        _ => ["disconnect", "--name", name, "--target-account", "444455556666", "--source-role", "hub-source", "--target-role", "hub-target"];

    private static void Later(CrashWorld world) => world.Clock.Advance(TimeSpan.FromHours(1));
}
