using XScrape.Failures;

namespace XScrape.Links.Parts;

/// <summary>One part of a link: how columns and parameters name it, how its text is read, and where it stands in the link.</summary>
internal sealed class LinkPart
{
    private readonly Func<string, object> _parse;
    private readonly Func<LinkFacts, object?> _get;
    private readonly Func<LinkFacts, object, LinkFacts> _set;

    private LinkPart(string name, LinkPartKind kind, Func<string, object> parse, Func<LinkFacts, object?> get, Func<LinkFacts, object, LinkFacts> set, string[] aliases)
    {
        Name = name;
        Kind = kind;
        Aliases = aliases;
        _parse = parse;
        _get = get;
        _set = set;
    }

    /// <summary>The name of the column, of the parameter and of the property.</summary>
    public string Name { get; }

    public LinkPartKind Kind { get; }

    /// <summary>Whether it alone says which links are meant.</summary>
    public bool Selects { get; private set; }

    /// <summary>AWS.Tools' own names for the same thing.</summary>
    public IReadOnlyList<string> Aliases { get; }

    public static LinkPart Of<T>(string name, LinkPartKind kind, Func<string, T> parse, Func<LinkFacts, T?> get, Func<LinkFacts, T, LinkFacts> set, params string[] aliases)
        where T : class => new(name, kind, parse, get, (facts, value) => set(facts, (T)value), aliases);

    /// <summary>A part that AWS showed, such as a state or a time.</summary>
    public static LinkPart Observed<T>(string name, Func<string, T> parse, Func<LinkFacts, T?> get, Func<LinkFacts, T, LinkFacts> set)
        where T : struct => Of(name, LinkPartKind.Observation, parse, get, set);

    public static LinkPart Of<T>(string name, LinkPartKind kind, Func<string, T> parse, Func<LinkFacts, T?> get, Func<LinkFacts, T, LinkFacts> set)
        where T : struct => new(name, kind, text => parse(text), facts => get(facts), (facts, value) => set(facts, (T)value), []);

    /// <summary>The same part, as one that says which links are meant.</summary>
    public LinkPart Selecting()
    {
        Selects = true;
        return this;
    }

    /// <summary>The part as it stands in a link; null where it is not known.</summary>
    public object? In(LinkFacts facts) => _get(facts);

    /// <summary>The link with the part as a text says it; the failure of its type where it says no such thing.</summary>
    public LinkFacts Read(LinkFacts facts, string text) => _set(facts, _parse(text));

    /// <summary>The link with the part as the parameters say it. LinkConflict where both say what the link is, and differently.</summary>
    public LinkFacts Merge(LinkFacts link, LinkFacts parameters)
    {
        if (Kind == LinkPartKind.Observation || _get(parameters) is not object given)
        {
            return link;
        }

        object? there = _get(link);
        if (Kind == LinkPartKind.Definition && there is not null && !there.Equals(given))
        {
            throw new XScrapeException(
                FailureId.LinkConflict,
                $"-{Name} is {given}, and the link from the pipeline has {there}.",
                $"Leave out -{Name}, or give a link that it belongs to.");
        }

        return _set(link, given);
    }
}
