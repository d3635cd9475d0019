using XScrape.Yaml.Nodes;
using XScrape.Yaml.Parsing;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Tests;

/// <summary>YAML as Prometheus's reader reads it, which is neither YAML 1.1 nor 1.2. All verdicts here are promtool's.</summary>
public sealed class YamlTextTests
{
    [Theory]
    [InlineData("a: [x, -, y]", "x|-|y")]
    [InlineData("a: [-, -1, -x]", "-|-1|-x")]
    [InlineData("a: [b:c]", "b:c")]
    [InlineData("a: [- x]", null)]
    [InlineData("a: [b%, c]", "b%|c")]
    [InlineData("a: [%b]", null)]
    [InlineData("a: [@b]", null)]
    [InlineData("a: [b?c]", null)]
    [InlineData("a: [b, ]", "b")]
    [InlineData("a: [, b]", null)]
    [InlineData("a: [\"b\u0085c\"]", "b c")]
    [InlineData("a: ['b\u2028c', 'd\u2029e']", "b\u2028c|d\u2029e")]
    [InlineData("a: [\"\\x41\\u00e4\\U0001F600\\N\\\"\"]", "Aä😀\u0085\"")]
    [InlineData("a: [\"\\/\"]", null)]
    [InlineData("a: ['it''s']", "it's")]
    [InlineData("a: [!!str 5, !!int \"5\", !mine b, ! c]", "5|5|b|c")]
    [InlineData("a: [!!binary aGk=]", "hi")]
    [InlineData("a: [!!int x]", null)]
    [InlineData("a: [!!bool 1]", null)]
    [InlineData("a: [!!float 1, !!null ~]", "1|~")]
    [InlineData("a: [!x!y z]", null)]
    [InlineData("a:\n- b\n- >-\n  c\n  d\n- |\n  e\n\n  f\n- \"g\\\n  h\"", "b|c d|e\n\nf\n|gh")]
    public void A_text_has_these_items_or_is_refused(string yaml, string? items)
    {
        ProblemList problems = new();
        YamlMap? root = new YamlTree(problems).Read(yaml) as YamlMap;

        Assert.Equal(items, problems.HasErrors ? null : string.Join('|', root!.Items("a").OfType<YamlScalar>().Select(s => s.Text)));
    }

    [Theory]
    [InlineData('\u0000', true)]
    [InlineData('\u0001', true)]
    [InlineData('\u0008', true)]
    [InlineData('\t', false)]
    [InlineData('\u000B', true)]
    [InlineData('\u000C', true)]
    [InlineData('\u001B', true)]
    [InlineData('\u001F', true)]
    [InlineData('\u007F', true)]
    [InlineData('\u0080', true)]
    [InlineData('\u0084', true)]
    [InlineData('\u0085', false)]
    [InlineData('\u0086', true)]
    [InlineData('\u009F', true)]
    [InlineData('\u00A0', false)]
    [InlineData('\uFFFE', true)]
    [InlineData('\uFFFF', true)]
    [InlineData('\uFFFD', false)]
    public void Control_characters_are_refused_with_their_place(char one, bool refused)
    {
        ProblemList problems = new();
        _ = new YamlTree(problems).Read($"a: b\nc: \"d{one}e\"");

        Assert.Equal(refused, problems.HasErrors);
        Assert.All(problems.InOrder, p => Assert.Equal((2, 6), (p.Line, p.Column)));
    }

    [Theory]
    [InlineData("%YAML 1.1\n---\n", true)]
    [InlineData("%YAML 1.1 # so\n--- # so\n", true)]
    [InlineData("%TAG !y! tag:yaml.org,2002:\n---\n", true)]
    [InlineData("%YAML 1.2\n---\n", false)]
    [InlineData("%YAML 1.0\n---\n", false)]
    [InlineData("%YAML 1.1\n%YAML 1.1\n---\n", false)]
    [InlineData("%YAML 1.1\n", false)]
    [InlineData("%FOO bar\n---\n", false)]
    [InlineData("%\n---\n", false)]
    public void Of_directives_there_are_two(string directive, bool taken) => Assert.Equal(taken, IsTaken(directive + "a: b"));

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void A_key_has_1024_characters_at_most(int length, bool taken)
    {
        Assert.Equal(taken, IsTaken(new string('k', length) + ": b"));
        Assert.Equal(taken, IsTaken("{" + new string('k', length) + ": b}"));
        Assert.True(IsTaken("? " + new string('k', length) + "\n: b"));
        Assert.True(IsTaken("a: " + new string('k', length)));
    }

    [Theory]
    [InlineData("[a")]
    [InlineData("{a: b")]
    [InlineData("a: [b,")]
    [InlineData("a: 'b")]
    public void A_text_that_ends_too_early_ends(string yaml) => Assert.False(IsTaken(yaml));

    [Theory]
    [InlineData("a: 1\n<<: {a: 2, b: 3}", "a", "2")]
    [InlineData("<<: {a: 2}\na: 1", "a", "1")]
    [InlineData("<<: [{a: 2}, {a: 3}]", "a", "2")]
    [InlineData("<<: {a: 2}\n<<: {b: 3}", "b", "3")]
    public void Merged_keys_are_set_where_they_stand(string yaml, string key, string value) =>
        Assert.Equal(value, ((YamlMap)new YamlTree(new ProblemList()).Read(yaml)!).Text(key));

    [Theory]
    [InlineData("5", "Count")]
    [InlineData("0x1_F", "Count")]
    [InlineData("-5", "Negative")]
    [InlineData("08", "Number")]
    [InlineData("18446744073709551616", "Number")]
    [InlineData("1e30", "HugeNumber")]
    [InlineData(".5e1", "Number")]
    [InlineData("1e400", "Text")]
    [InlineData("2001-1-1", "Time")]
    [InlineData("NO", "Flag")]
    [InlineData("NULL", "Null")]
    [InlineData("nULL", "Text")]
    public void A_text_without_quotes_is_of_this_kind(string text, string kind) => Assert.Equal(kind, new YamlScalar(1, 1, text, isImplicit: true).Kind.ToString());

    private static bool IsTaken(string yaml)
    {
        ProblemList problems = new();
        _ = new YamlTree(problems).Read(yaml);
        return !problems.HasErrors;
    }
}
