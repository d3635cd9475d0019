using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>Says what Kubernetes refuses in a field selector: <c>status.phase=Running,spec.nodeName!=a</c>.</summary>
/// <remarks>https://github.com/kubernetes/apimachinery/blob/master/pkg/fields/selector.go, ParseSelector, which Prometheus calls as it reads the configuration.</remarks>
internal static class FieldSelector
{
    /// <summary>What is wrong, as part of a sentence; null if nothing is.</summary>
    public static string? Fault(string text) => Terms(text).Where(t => t.Length > 0).Select(Term).FirstOrDefault(f => f is not null);

    // A comma behind a backslash is one of the value.
    private static IEnumerable<string> Terms(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }

    private static string? Term(string term)
    {
        int sign = -1;
        for (int i = 0; i < term.Length && sign < 0; i++)
        {
            sign = term[i] == '=' || (term[i] == '!' && i + 1 < term.Length && term[i + 1] == '=') ? i : -1;
        }

        if (sign < 0)
        {
            return $"'{ProblemList.Cut(term)}' has none of =, == and !=";
        }

        int value = sign + (term[sign] == '!' || (sign + 1 < term.Length && term[sign + 1] == '=') ? 2 : 1);
        for (int i = value; i < term.Length; i++)
        {
            if (term[i] == '=')
            {
                return $"'{ProblemList.Cut(term)}' has a second =, which needs a backslash before it";
            }

            if (term[i] == '\\' && (++i == term.Length || term[i] is not ('\\' or ',' or '=')))
            {
                return $"'{ProblemList.Cut(term)}' has a backslash before something else than \\, = or a comma";
            }
        }

        return null;
    }
}
