namespace XScrape.Yaml.Scanning;

/// <summary>Tokens that were found and not taken yet. Whether one is a key shows only at its colon, so tokens come between others later.</summary>
internal sealed class YamlTokenQueue
{
    private readonly List<YamlToken> _tokens = [];

    private int _head;

    /// <summary>The number of the token that is taken next.</summary>
    public int Taken { get; private set; }

    /// <summary>The number that a token at the end would get.</summary>
    public int Next => Taken + _tokens.Count - _head;

    public bool IsEmpty => _head == _tokens.Count;

    public YamlToken First => _tokens[_head];

    public void Add(YamlToken token) => _tokens.Add(token);

    public void Insert(int number, YamlToken token) => _tokens.Insert(_head + number - Taken, token);

    public void Take()
    {
        Taken++;
        if (++_head == _tokens.Count)
        {
            _tokens.Clear();
            _head = 0;
        }
    }
}
