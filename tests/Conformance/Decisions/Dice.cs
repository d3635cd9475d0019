namespace XScrape.Conformance.Decisions;

/// <summary>Chance that comes out the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Below(int end) => _random.Next(end);

    public T Of<T>(params T[] values) => values[_random.Next(values.Length)];

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>One to three different values.</summary>
    public T[] Some<T>(Func<T> make) => [.. Enumerable.Range(0, Chance(60) ? 1 : 1 + Below(3)).Select(_ => make()).Distinct()];

    /// <summary>The text with a wildcard put into it, so that it may still match.</summary>
    public string Blurred(string text)
    {
        if (text.Length == 0)
        {
            return "*";
        }

        int at = Below(text.Length);
        return Below(4) switch
        {
            0 => text[..at] + "*",
            1 => text[..at] + "?" + text[(at + 1)..],
            2 => text[..at] + "*" + text[(at + Below(text.Length - at))..],
            _ => "*" + text[at..],
        };
    }

    /// <summary>The ARN with a wildcard in one of its parts behind the service.</summary>
    public string BlurredArn(string arn)
    {
        string[] parts = arn.Split(':', 6);
        int at = Of(3, 4, 5, 5, 5);
        parts[at] = Chance(30) ? "*" : Blurred(parts[at]);
        return string.Join(':', parts);
    }
}
