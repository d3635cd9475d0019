using System.Globalization;
using XScrape.Failures;

namespace XScrape.Pacing;

/// <summary>How many calls a second XScrape makes to each service in one account, by signing name.</summary>
/// <remarks>Only that of STS is published; where the others come from is in docs/assumptions.md#RateAmp and below.</remarks>
internal sealed class RateLimits
{
    /// <summary>The environment variable that sets others, such as <c>aps=50,iam=20</c>, or <c>none</c>.</summary>
    public const string Variable = "XSCRAPE_REQUEST_RATES";

    private readonly Dictionary<string, double> _rates;

    private RateLimits(Dictionary<string, double> rates) => _rates = rates;

    public static RateLimits Default { get; } = new(new(StringComparer.OrdinalIgnoreCase)
    {
        ["aps"] = 10,
        ["iam"] = 20,
        ["sts"] = 600,
        ["eks"] = 10,
        ["ec2"] = 20,
    });

    /// <summary>Calls a second; zero: not paced until AWS throttles.</summary>
    public double Of(string service) => _rates.TryGetValue(service, out double rate) ? rate : 0;

    /// <summary>The default rates with those of the text in their place; InvalidValue where it says something else.</summary>
    public static RateLimits Parse(string? text)
    {
        if (text is null || text.Trim().Length == 0)
        {
            return Default;
        }

        Dictionary<string, double> rates = new(Default._rates, StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = [.. part.Split('=').Select(p => p.Trim())];
            bool all = pair.Length == 1 && pair[0].Equals("none", StringComparison.OrdinalIgnoreCase);
            double rate = 0;
            bool known = all || (pair.Length == 2 && rates.ContainsKey(pair[0])
                && double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate) && (rate == 0 || rate >= 1) && rate <= 10_000);
            if (!known)
            {
                throw new XScrapeException(
                    FailureId.InvalidValue,
                    $"'{part.Trim()}' in the environment variable {Variable} is not a rate.",
                    $"Write pairs of service and calls a second from 1 to 10000, such as aps=50,iam=20 (services: {string.Join(", ", rates.Keys)}; 0 for no pacing), or none.");
            }

            foreach (string service in all ? [.. rates.Keys] : new[] { pair[0] })
            {
                rates[service] = rate;
            }
        }

        return new RateLimits(rates);
    }
}
