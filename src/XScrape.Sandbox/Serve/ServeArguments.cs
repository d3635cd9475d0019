using System.Globalization;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Setup;

namespace XScrape.Sandbox.Serve;

/// <summary>What the command line of serve says.</summary>
internal sealed record ServeArguments
{
    public const string Usage = """
        serve [options]   keeps a simulated AWS up for any AWS client; Ctrl+C ends it
          --port N                  the port on 127.0.0.1; 0, the default, takes a free one
          --json                    the first line of output is one JSON object with endpoint and accounts
          --region NAME             the Region of the default accounts (us-west-2)
          --more-regions A,B        Regions that are newer than the simulator's list
          --accounts FILE           accounts of your own as JSON instead of the two default ones
          --creation-time HH:MM:SS  how long a scraper stays CREATING (00:00:05)
          --update-time HH:MM:SS    how long a scraper stays UPDATING (00:00:01)
          --deletion-time HH:MM:SS  how long a scraper stays DELETING (00:00:02)
          --cluster-time HH:MM:SS   how long a new cluster stays CREATING (00:00:02)
          --propagation HH:MM:SS    how long a new role is unknown to other policies (00:00:00)
          --read-lag HH:MM:SS       how long reads of a role show what it was before a change (00:00:00)
          --latency HH:MM:SS        how long each answer takes at least (00:00:00)
          --time-scale N            simulated seconds a second (1)
          --scraper-quota N         scrapers in one account and Region (10)
          --role-quota N            roles in one account (1000)
          --max-page N              items in one page of a list at most (1000)
          --closed-targets A,B      jobs, or job/instance, whose targets do not answer; with * and ?
          --prometheus [PROGRAM]    workspaces and collectors are the real Prometheus (prometheus on the PATH)
          --collector-interval TIME how often real collectors scrape, instead of what is configured
          --faults FILE             what goes wrong, as JSON; the word assumed-limits throttles at the rates that are assumed of AWS
          --fact NAME=VALUE         one switch of what AWS leaves open; the word strictest sets all of them
          --state FILE              loads the state from the file if it is there, and keeps it there
        While it runs, http://127.0.0.1:PORT/_xscrape/ takes faults and shows calls (see docs/simulator.md).
        """;

    public int Port { get; init; }

    public bool Json { get; init; }

    public bool Help { get; init; }

    public string? StatePath { get; init; }

    public SimulatorOptions Options { get; init; } = new()
    {
        CreationTime = TimeSpan.FromSeconds(5),
        UpdateTime = TimeSpan.FromSeconds(1),
        DeletionTime = TimeSpan.FromSeconds(2),
        ClusterCreationTime = TimeSpan.FromSeconds(2),
        Clock = new SimulatedClock(),
        ControlPath = true,
    };

    /// <summary>Throws an ArgumentException that says what is wrong.</summary>
    public static ServeArguments Parse(string[] args)
    {
        ServeArguments result = new();
        Queue<string> rest = new(args);
        while (rest.TryDequeue(out string? name))
        {
            result = name switch
            {
                "--help" or "-h" or "-?" => result with { Help = true },
                "--json" => result with { Json = true },
                "--port" => result with { Port = Number(name, rest, ushort.MaxValue) },
                "--state" => result with { StatePath = Value(name, rest) },
                _ => result with { Options = Change(result.Options, name, rest) },
            };
        }

        return result;
    }

    private static SimulatorOptions Change(SimulatorOptions options, string name, Queue<string> rest) => name switch
    {
        "--region" => options with { Region = Value(name, rest) },
        "--accounts" => options with { Accounts = FromFile(name, Value(name, rest), AccountSeed.ParseList) },
        "--creation-time" => options with { CreationTime = Time(name, rest) },
        "--update-time" => options with { UpdateTime = Time(name, rest) },
        "--deletion-time" => options with { DeletionTime = Time(name, rest) },
        "--cluster-time" => options with { ClusterCreationTime = Time(name, rest) },
        "--more-regions" => options with { MoreRegions = Value(name, rest).Split(',') },
        "--closed-targets" => options with { ClosedTargets = Value(name, rest).Split(',') },
        "--propagation" => options with { PropagationDelay = Time(name, rest) },
        "--read-lag" => options with { ReadLag = Time(name, rest) },
        "--latency" => options with { Latency = Time(name, rest) },
        "--time-scale" => options with { Clock = Clock(name, Value(name, rest)) },
        "--scraper-quota" => options with { ScraperQuota = Number(name, rest, int.MaxValue) },
        "--role-quota" => options with { RoleQuota = Number(name, rest, int.MaxValue) },
        "--max-page" => options with { MaxPageSize = Math.Max(1, Number(name, rest, 1000)) },
        "--prometheus" => options with { Prometheus = (options.Prometheus ?? new()) with { Program = Optional(rest) ?? "prometheus" } },
        "--collector-interval" => options with { Prometheus = (options.Prometheus ?? new()) with { CollectorInterval = Time(name, rest) } },
        "--faults" => options with { Faults = Faults(name, Value(name, rest)) },
        "--fact" => options with { Facts = Fact(options.Facts, name, Value(name, rest)) },
        _ => throw new ArgumentException($"serve does not know '{name}'."),
    };

    private static string Value(string name, Queue<string> rest) =>
        rest.TryDequeue(out string? value) ? value : throw new ArgumentException($"{name} needs a value.");

    /// <summary>A value that may be left out; what begins with dashes is the next option.</summary>
    private static string? Optional(Queue<string> rest) =>
        rest.TryPeek(out string? next) && !next.StartsWith("--", StringComparison.Ordinal) ? rest.Dequeue() : null;

    private static int Number(string name, Queue<string> rest, int most)
    {
        string text = Value(name, rest);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : throw new ArgumentException($"{name} needs a number from 0 to {most.ToString(CultureInfo.InvariantCulture)}, not '{text}'.");
    }

    private static TimeSpan Time(string name, Queue<string> rest)
    {
        string text = Value(name, rest);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
            ? time
            : throw new ArgumentException($"{name} needs a time such as 00:00:05, not '{text}'.");
    }

    private static SimulatedClock Clock(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) && scale is > 0 and <= 1_000_000
            ? new SimulatedClock(scale)
            : throw new ArgumentException($"{name} needs a number above 0, not '{text}'.");

    private static FaultPlan Faults(string name, string value) =>
        value == "assumed-limits" ? FaultPlan.AssumedLimits : FromFile(name, value, FaultPlan.Parse);

    private static UnconfirmedFacts Fact(UnconfirmedFacts facts, string name, string value)
    {
        if (value is "strictest" or "default")
        {
            return value == "strictest" ? UnconfirmedFacts.Strictest : UnconfirmedFacts.Default;
        }

        string[] pair = value.Split('=', 2);
        try
        {
            return facts.With(pair[0], pair.Length == 2 ? pair[1] : string.Empty);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"{name}: {exception.Message}", exception);
        }
    }

    private static T FromFile<T>(string name, string path, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ArgumentException($"{name} {path}: {exception.Message}", exception);
        }
    }
}
