using System.Net;
using System.Text.RegularExpressions;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>Addresses of targets, and the relabel rules that write them. AMP's collector resolves one name.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration, "DNS resolution".</remarks>
internal static class AddressRules
{
    public const string ApiServer = "kubernetes.default.svc";

    private const string Label = "__address__";

    private static readonly Regex s_group = new(@"\$(?:\{\w+\}|\w+|\$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a target is the API server or an IP address, with or without a port.</summary>
    public static bool IsAddress(string target) => Host(target) is var host && (host == ApiServer || IPAddress.TryParse(host, out _));

    /// <summary>Warns of a rule that writes a name which the collector does not resolve.</summary>
    public static void Check(YamlMap rule, string action, ProblemList problems)
    {
        if (action == "replace" && rule.Text("target_label") == Label && rule.Find("replacement") is YamlScalar replacement && WritesName(replacement.Text))
        {
            string near = Host(replacement.Text).StartsWith(ApiServer + ".", StringComparison.Ordinal) ? $" Write {ApiServer}, without what follows." : string.Empty;
            problems.Warn(ConfigurationRule.AmpTarget, replacement, $"This writes the name '{ProblemList.Cut(replacement.Text)}' into {Label}; the one name that AMP's collector resolves is {ApiServer}.{near}");
        }
    }

    /// <summary>Whether a job's rules give every target another address than the one that is written in it.</summary>
    public static bool ReplaceAll(YamlMap job) =>
        Rules(job).Any(r => Writes(r) && r.Find("replacement") is YamlScalar { Text: var text } && !text.Contains('$') && RelabelPattern.TakesNothing(r.Find("regex") is YamlScalar regex ? regex.Text : string.Empty));

    /// <summary>Whether a job's rules can give a target another address, or leave it out.</summary>
    public static bool MayReplace(YamlMap job) =>
        Rules(job).Any(r => Writes(r) || r.Text("target_label").Contains('$') || r.Text("action").ToLowerInvariant() is "keep" or "drop" or "keepequal" or "dropequal" or "labelmap" or "labeldrop" or "labelkeep");

    private static bool Writes(YamlMap rule) => rule.Text("target_label") == Label && rule.Text("action").ToLowerInvariant() is "" or "replace" or "lowercase" or "uppercase" or "hashmod";

    private static IEnumerable<YamlMap> Rules(YamlMap job) => job.Items("relabel_configs").OfType<YamlMap>();

    // Letters that no group of the expression brings are a name; a colon or bracket alone stands beside groups that are addresses.
    private static bool WritesName(string replacement) =>
        replacement.Contains('$') ? s_group.Replace(Host(replacement), string.Empty).Any(char.IsLetter) : replacement.Length > 0 && !IsAddress(replacement);

    private static string Host(string target)
    {
        int colon = target.LastIndexOf(':');
        string host = colon > 0 && target.IndexOf(':') == colon ? target.Remove(colon) : target;
        return host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[', ']').Split(']')[0] : host;
    }
}
