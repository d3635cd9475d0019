using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Where keys may have begun, one place a level of brackets. A key stands on one line, and its colon at most 1,024 characters behind its start.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal sealed class YamlKeys(YamlCursor cursor, YamlTokenQueue tokens)
{
    private const int Longest = 1024;

    private readonly List<YamlSimpleKey?> _levels = [null];

    private readonly Dictionary<int, int> _levelOfToken = [];

    /// <summary>How many brackets are open.</summary>
    public int Depth => _levels.Count - 1;

    /// <summary>Whether a key may begin here.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>Whether the next token could turn out to be a key.</summary>
    public bool IsFirstTokenOpen => _levelOfToken.TryGetValue(tokens.Taken, out int level) && IsValid(level);

    public void Save(int indent)
    {
        if (IsAllowed)
        {
            YamlSimpleKey key = new(cursor.Mark, tokens.Next, Depth == 0 && indent == cursor.Column);
            Remove();
            _levels[Depth] = key;
            _levelOfToken[key.TokenNumber] = Depth;
        }
    }

    public void Remove()
    {
        if (_levels[Depth] is { } key)
        {
            if (key.IsRequired)
            {
                throw Missing(key);
            }

            Drop(key);
        }
    }

    /// <summary>The key that a colon here ends; null if there is none.</summary>
    public YamlSimpleKey? Take()
    {
        if (!IsValid(Depth))
        {
            return null;
        }

        YamlSimpleKey key = _levels[Depth]!;
        Drop(key);
        return key;
    }

    public void Open() => _levels.Add(null);

    public void Close()
    {
        if (Depth > 0)
        {
            _levels.RemoveAt(Depth);
        }
    }

    private static YamlException Missing(YamlSimpleKey key) => new(key.Start, $"a colon is missing: a key stands on one line, and its colon at most {Longest} characters behind its start");

    private bool IsValid(int level)
    {
        if (_levels[level] is not { } key)
        {
            return false;
        }

        if (key.Start.Line >= cursor.Mark.Line && key.Start.Index + Longest >= cursor.Mark.Index)
        {
            return true;
        }

        if (key.IsRequired)
        {
            throw Missing(key);
        }

        _levels[level] = null;
        _levelOfToken.Remove(key.TokenNumber);
        return false;
    }

    private void Drop(YamlSimpleKey key)
    {
        _levels[Depth] = null;
        _levelOfToken.Remove(key.TokenNumber);
    }
}
