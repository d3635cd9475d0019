using System.Globalization;
using XScrape.Simulator;

namespace XScrape.Sandbox.Serve;

/// <summary>What the command line of serve says.</summary>
internal sealed record ServeArguments
{
    public const string Usage = """
        serve [options]   keeps a simulated AWS up for any AWS client; Ctrl+C ends it
          --port N                  the port on 127.0.0.1; 0, the default, takes a free one
          --json                    the first line of output is one JSON object with endpoint and accounts
          --region NAME             the Region of the default accounts (us-west-2)
          --creation-time HH:MM:SS  how long a scraper stays CREATING (00:00:05)
          --update-time HH:MM:SS    how long a scraper stays UPDATING (00:00:01)
          --deletion-time HH:MM:SS  how long a scraper stays DELETING (00:00:02)
          --propagation HH:MM:SS    how long a new role is unknown to other policies (00:00:00)
        """;

    public int Port { get; init; }

    public bool Json { get; init; }

    public bool Help { get; init; }

    public SimulatorOptions Options { get; init; } = new()
    {
        CreationTime = TimeSpan.FromSeconds(5),
        UpdateTime = TimeSpan.FromSeconds(1),
        DeletionTime = TimeSpan.FromSeconds(2),
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
                "--region" => result with { Options = result.Options with { Region = Value(name, rest) } },
                "--creation-time" => result with { Options = result.Options with { CreationTime = Time(name, rest) } },
                "--update-time" => result with { Options = result.Options with { UpdateTime = Time(name, rest) } },
                "--deletion-time" => result with { Options = result.Options with { DeletionTime = Time(name, rest) } },
                "--propagation" => result with { Options = result.Options with { PropagationDelay = Time(name, rest) } },
                _ => throw new ArgumentException($"serve does not know '{name}'."),
            };
        }

        return result;
    }

    private static string Value(string name, Queue<string> rest) =>
        rest.TryDequeue(out string? value) ? value : throw new ArgumentException($"{name} needs a value.");

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
}
