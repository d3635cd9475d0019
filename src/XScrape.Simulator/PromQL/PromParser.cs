using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Simulator.Samples;

namespace XScrape.Simulator.PromQL;

/// <summary>Recursive descent over the part of PromQL that is simulated: https://prometheus.io/docs/prometheus/latest/querying/basics/.</summary>
internal sealed class PromParser(string text)
{
    private const int Deepest = 50;
    private static readonly string[] s_comparisons = ["==", "!=", ">", "<", ">=", "<="];
    private static readonly Dictionary<string, Func<IEnumerable<double>, double>> s_aggregations = new(StringComparer.Ordinal)
    {
        ["count"] = values => values.Count(),
        ["sum"] = values => values.Sum(),
        ["min"] = values => values.Min(),
        ["max"] = values => values.Max(),
        ["avg"] = values => values.Average(),
        ["group"] = _ => 1,
    };

    private readonly IReadOnlyList<PromToken> _tokens = PromToken.Read(text);
    private int _at;
    private int _depth;

    private PromToken Current => _tokens[_at];

    public PromQuery Whole()
    {
        PromQuery query = Comparison();
        return Current.Kind == PromToken.End ? query : throw Unexpected();
    }

    private PromQuery Comparison()
    {
        PromQuery left = Operand();
        while (Current.Kind == PromToken.Sign && s_comparisons.Contains(Current.Text))
        {
            string sign = Take().Text;
            PromQuery query = left;
            double right = double.Parse(Expect(PromToken.Number).Text, CultureInfo.InvariantCulture);
            left = new PromQuery(samples => Compare(query.Evaluate(samples), sign, right));
        }

        return left;
    }

    private PromQuery Operand()
    {
        if (++_depth > Deepest)
        {
            throw new PromError("parse error: the query is nested too deeply");
        }

        try
        {
            return Unguarded();
        }
        finally
        {
            _depth--;
        }
    }

    private PromQuery Unguarded()
    {
        if (Current.Kind == PromToken.Number)
        {
            double number = double.Parse(Take().Text, CultureInfo.InvariantCulture);
            return new PromQuery(_ => PromValue.OfScalar(number));
        }

        if (Accept("("))
        {
            PromQuery inner = Comparison();
            Need(")");
            return inner;
        }

        bool call = Current.Kind == PromToken.Word && _tokens[_at + 1].Text is "(" or "by" && _tokens[_at + 1].Kind is PromToken.Sign or PromToken.Word;
        return call ? Function(Take().Text) : Selector();
    }

    private PromQuery Function(string name)
    {
        if (name is "absent" or "vector")
        {
            Need("(");
            PromQuery argument = Comparison();
            Need(")");
            return new PromQuery(samples => name == "vector"
                ? PromValue.OfVector([new PromSample(new Dictionary<string, string>(), argument.Evaluate(samples).Scalar ?? throw new PromError("parse error: expected type scalar in call to function \"vector\""))])
                : Absent(argument.Evaluate(samples)));
        }

        if (name == "timestamp")
        {
            Need("(");
            PromQuery argument = Comparison();
            Need(")");
            return new PromQuery(samples => PromValue.OfVector(argument.Evaluate(samples).Vector.Select(Timestamp)));
        }

        if (name is "count_values" or "topk")
        {
            return WithArgument(name);
        }

        if (!s_aggregations.TryGetValue(name, out Func<IEnumerable<double>, double>? aggregate))
        {
            throw new PromError($"parse error: unknown function with name \"{name}\" (the simulator knows {string.Join(", ", s_aggregations.Keys)}, count_values, topk, absent, timestamp and vector)");
        }

        List<string> labels = Grouping();
        Need("(");
        PromQuery of = Comparison();
        Need(")");
        labels.AddRange(Grouping());
        return new PromQuery(samples => PromGroups.Aggregate(of.Evaluate(samples), labels, aggregate));
    }

    /// <summary>count_values("label", …) and topk(3, …).</summary>
    private PromQuery WithArgument(string name)
    {
        List<string> labels = Grouping();
        Need("(");
        string argument = Expect(name == "topk" ? PromToken.Number : PromToken.Quoted).Text;
        Need(",");
        PromQuery of = Comparison();
        Need(")");
        labels.AddRange(Grouping());
        return name == "topk"
            ? new PromQuery(samples => PromGroups.Top(of.Evaluate(samples), labels, (int)double.Parse(argument, CultureInfo.InvariantCulture)))
            : new PromQuery(samples => PromGroups.CountValues(of.Evaluate(samples), labels, argument));
    }

    private List<string> Grouping()
    {
        List<string> labels = [];
        if (Current is { Kind: PromToken.Word, Text: "by" })
        {
            Take();
            Need("(");
            while (!Accept(")"))
            {
                labels.Add(Expect(PromToken.Word).Text);
                _ = Accept(",");
            }
        }

        return labels;
    }

    private PromQuery Selector()
    {
        List<Func<IReadOnlyDictionary<string, string>, bool>> tests = [];
        if (Current.Kind == PromToken.Word)
        {
            string name = Take().Text;
            tests.Add(labels => PromGroups.Label(labels, "__name__") == name);
        }

        if (Accept("{"))
        {
            while (!Accept("}"))
            {
                tests.Add(Matcher());
                _ = Accept(",");
            }
        }

        return tests.Count > 0
            ? new PromQuery(samples => PromValue.OfVector(samples.Where(sample => tests.All(test => test(sample.Labels)))))
            : throw Unexpected();
    }

    private Func<IReadOnlyDictionary<string, string>, bool> Matcher()
    {
        string name = Expect(PromToken.Word).Text;
        string sign = Expect(PromToken.Sign).Text;
        string value = Expect(PromToken.Quoted).Text;
        return sign switch
        {
            "=" => labels => PromGroups.Label(labels, name) == value,
            "!=" => labels => PromGroups.Label(labels, name) != value,
            "=~" => Fits(value) is var fits ? labels => fits(PromGroups.Label(labels, name)) : throw Unexpected(),
            "!~" => Fits(value) is var fits ? labels => !fits(PromGroups.Label(labels, name)) : throw Unexpected(),
            _ => throw new PromError($"parse error: unexpected \"{sign}\" in label matching"),
        };
    }

    /// <summary>Patterns come from callers, so they get little time.</summary>
    private static Func<string, bool> Fits(string pattern)
    {
        try
        {
            Regex regex = new("\\A(?:" + pattern + ")\\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return value =>
            {
                try
                {
                    return regex.IsMatch(value);
                }
                catch (RegexMatchTimeoutException)
                {
                    throw new PromError("the regular expression takes too long");
                }
            };
        }
        catch (ArgumentException)
        {
            throw new PromError("parse error: error parsing regexp");
        }
    }

    private static PromSample Timestamp(PromSample sample) =>
        new(sample.Labels.Where(label => label.Key != "__name__").ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal), sample.Taken.ToUnixTimeMilliseconds() / 1000d) { Taken = sample.Taken };

    private static PromValue Absent(PromValue value) => PromValue.OfVector(value.Vector.Count > 0 ? [] : [new PromSample(new Dictionary<string, string>(), 1)]);

    private static PromValue Compare(PromValue left, string sign, double right)
    {
        bool Holds(double value) => sign switch
        {
            "==" => value.Equals(right),
            "!=" => !value.Equals(right),
            ">" => value > right,
            "<" => value < right,
            ">=" => value >= right,
            _ => value <= right,
        };
        return left.Scalar is null
            ? PromValue.OfVector(left.Vector.Where(sample => Holds(sample.Value)))
            : throw new PromError("parse error: comparisons between scalars must use BOOL modifier");
    }

    private PromToken Take() => Current.Kind == PromToken.End ? Current : _tokens[_at++];

    private bool Accept(string sign)
    {
        bool found = Current.Kind == PromToken.Sign && Current.Text == sign;
        _at += found ? 1 : 0;
        return found;
    }

    private void Need(string sign)
    {
        if (!Accept(sign))
        {
            throw Unexpected();
        }
    }

    private PromToken Expect(char kind) => Current.Kind == kind ? Take() : throw Unexpected();

    private PromError Unexpected() => new($"parse error: unexpected {Current.Text}");
}
