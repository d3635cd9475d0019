using System.Globalization;
using System.Text.RegularExpressions;

namespace XScrape.Yaml.Values;

/// <summary>Durations as Prometheus writes them: 30s, 1m30s, 1h.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file</remarks>
internal static class PrometheusDuration
{
    private static readonly Regex s_form = new(
        "^(?:(?<y>[0-9]{1,9})y)?(?:(?<w>[0-9]{1,9})w)?(?:(?<d>[0-9]{1,9})d)?(?:(?<h>[0-9]{1,9})h)?(?:(?<m>[0-9]{1,9})m)?(?:(?<s>[0-9]{1,9})s)?(?:(?<ms>[0-9]{1,9})ms)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly (string Unit, double Seconds)[] s_units = [("y", 31536000), ("w", 604800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1), ("ms", 0.001)];

    /// <summary>The seconds; null if the text is not a duration.</summary>
    public static double? Seconds(string text)
    {
        if (text == "0")
        {
            return 0;
        }

        Match match = s_form.Match(text);
        return match.Success && text.Length > 0
            ? s_units.Where(u => match.Groups[u.Unit].Success).Sum(u => u.Seconds * double.Parse(match.Groups[u.Unit].Value, CultureInfo.InvariantCulture))
            : null;
    }
}
