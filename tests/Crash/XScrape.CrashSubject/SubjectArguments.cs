namespace XScrape.CrashSubject;

/// <summary>The command line: a command, then names and values in turn.</summary>
internal sealed class SubjectArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private SubjectArguments(string command) => Command = command;

    public string Command { get; }

    /// <summary>The value of <c>--name</c>, or null.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public static SubjectArguments Parse(string[] args)
    {
        SubjectArguments parsed = new(args[0]);
        for (int i = 1; i + 1 < args.Length; i += 2)
        {
            parsed._values[args[i].TrimStart('-')] = args[i + 1];
        }

        return parsed;
    }

    public string Need(string name) => this[name] ?? throw new ArgumentException($"--{name} is missing.");

    public bool Has(string name) => _values.ContainsKey(name);

    public T? As<T>(string name, Func<string, T> parse)
        where T : class => this[name] is string text ? parse(text) : null;
}
