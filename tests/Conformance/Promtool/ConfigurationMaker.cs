using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XScrape.Conformance.Promtool;

/// <summary>Makes configurations of the pieces in grammar.txt, the same for the same number; Prometheus takes about a quarter of them.</summary>
internal sealed partial class ConfigurationMaker
{
    private readonly ILookup<string, (string Field, string[] Values)> _fields;

    public ConfigurationMaker(string grammar) =>
        _fields = grammar.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToLookup(l => l.Split(' ')[0], l => Field(l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

    public string Make(int seed)
    {
        Random random = new(seed);
        StringBuilder text = new(random.Next(10) == 0 ? Some("lead", 1, random).Select(l => l["line: ".Length..] + "\n").FirstOrDefault() : string.Empty);
        if (random.Next(3) == 0)
        {
            text.Append("global:\n").AppendJoin(string.Empty, Some("global", 3, random).Select(l => $"  {l}\n"));
        }

        text.AppendJoin(string.Empty, Some("top", 1, random).Select(l => l + "\n")).Append("scrape_configs:\n");
        for (int job = random.Next(1, 3); job > 0; job--)
        {
            string name = random.Next(15) switch { 0 => "~", 1 => "''", 2 => "same", _ => "job" + job };
            text.Append("  - job_name: ").Append(name).Append('\n').AppendJoin(string.Empty, Some("job", 5, random).Select(l => $"    {l}\n"));
        }

        return Raw(text.ToString());
    }

    /// <summary>What a file of lines cannot hold stands in it in angle brackets: U+0085 is that character, 1100*x is 1,100 times x.</summary>
    public static string Raw(string text) => Long().Replace(
        Code().Replace(text, m => char.ConvertFromUtf32(int.Parse(m.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
        m => string.Concat(Enumerable.Repeat(m.Groups["what"].Value, int.Parse(m.Groups["times"].Value, CultureInfo.InvariantCulture))));

    [GeneratedRegex("<U\\+(?<code>[0-9A-F]{4,6})>")]
    private static partial Regex Code();

    [GeneratedRegex("<(?<times>[0-9]+)\\*(?<what>.)>")]
    private static partial Regex Long();

    private IEnumerable<string> Some(string section, int most, Random random)
    {
        (string Field, string[] Values)[] all = [.. _fields[section]];
        int count = random.Next(most + 1);
        return Enumerable.Range(0, count).Select(_ => all[random.Next(all.Length)]).DistinctBy(f => f.Field).Select(f => $"{f.Field}: {Value(f.Values, random)}").ToArray();
    }

    // The first ones are taken; without a preference for them nothing would pass.
    private static string Value(string[] values, Random random) => values[random.Next(4) > 0 ? random.Next(Math.Min(2, values.Length)) : random.Next(values.Length)];

    private static (string Field, string[] Values) Field(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return (line[..colon], line[(colon + 2)..].Split(" | "));
    }
}
