using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;

namespace XScrape.Yaml;

/// <summary>Finds out of the rules of a job which machines and ports the collector has to reach.</summary>
internal static class NodeJobReader
{
    private const int Kubelet = 10250;

    private const string ApiServer = "kubernetes.default.svc";

    private static readonly Regex s_port = new(":([0-9]{1,5})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Null where the job asks no node and no pod: it goes by the API server, or to addresses that it names itself.</summary>
    public static NodeJob? Read(YamlMap job)
    {
        YamlMap[] discoveries = [.. Maps(job, "kubernetes_sd_configs")];
        if (discoveries.Length == 0 || job.Find("job_name") is not YamlScalar name || Keeps(job, "default;kubernetes;https"))
        {
            return null;
        }

        string? address = Maps(job, "relabel_configs").Where(r => r.Find("target_label") is YamlScalar { Text: "__address__" })
            .Select(r => (r.Find("replacement") as YamlScalar)?.Text ?? "$1").LastOrDefault();
        return address?.StartsWith(ApiServer, StringComparison.Ordinal) == true ? null : new NodeJob(name.Text, address is null ? Usual(discoveries) : Port(address));
    }

    /// <summary>Only nodes have a port that is known beforehand: the kubelet's.</summary>
    private static int? Usual(YamlMap[] discoveries) => discoveries.All(d => d.Find("role") is YamlScalar { Text: "node" }) ? Kubelet : null;

    private static int? Port(string address) =>
        s_port.Match(address) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue ? port : null;

    /// <summary>Whether only targets stay that AWS's own samples choose so: the API server's.</summary>
    private static bool Keeps(YamlMap job, string regex) => Maps(job, "relabel_configs")
        .Any(r => r.Find("action") is YamlScalar { Text: "keep" } && (r.Find("regex") as YamlScalar)?.Text == regex);

    private static IEnumerable<YamlMap> Maps(YamlMap job, string list) => (job.Find(list) as YamlList)?.Items.OfType<YamlMap>() ?? [];
}
