using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>How far lists and mappings without brackets are indented; where one begins or ends, a token says so.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal sealed class YamlIndents(YamlTokenQueue tokens)
{
    private const int Deepest = 10_000;

    private readonly Stack<int> _outer = new();

    /// <summary>The column of the innermost one; -1 outside of all.</summary>
    public int Now { get; private set; } = -1;

    /// <summary>Refuses what is nested deeper than Prometheus's reader goes.</summary>
    public static void Limit(int depth, YamlMark place)
    {
        if (depth > Deepest)
        {
            throw new YamlException(place, $"nested deeper than {Deepest} levels");
        }
    }

    /// <summary>Begins one where the place is indented further.</summary>
    public void Roll(YamlMark place, int number, YamlTokenKind kind)
    {
        if (Now < place.Column)
        {
            _outer.Push(Now);
            Limit(_outer.Count, place);
            Now = place.Column;
            tokens.Insert(number, new YamlToken(kind, place));
        }
    }

    /// <summary>Ends all that are indented further than the column.</summary>
    public void Unroll(int column, YamlMark place)
    {
        while (Now > column)
        {
            tokens.Add(new YamlToken(YamlTokenKind.BlockEnd, place));
            Now = _outer.Pop();
        }
    }
}
