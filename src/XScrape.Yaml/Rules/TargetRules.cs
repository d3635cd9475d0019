using System.Net;
using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>What Prometheus and AMP ask of static targets.</summary>
internal sealed class TargetRules(ProblemList problems)
{
    private const string ApiServer = "kubernetes.default.svc";

    public void Check(YamlMap job)
    {
        YamlScalar[] targets = [.. Targets(job)];
        foreach (YamlScalar target in targets)
        {
            Check(target, isRelabeled: job.Find("relabel_configs") is not null);
        }

        Scheme(job, targets);
    }

    // Lists that many jobs share by an alias are looked at once.
    private IEnumerable<YamlScalar> Targets(YamlMap job) =>
        job.Find("static_configs") is YamlList list && problems.IsFirstVisit(list, this)
            ? list.Items.OfType<YamlMap>().Select(c => c.Find("targets")).OfType<YamlList>().Where(l => problems.IsFirstVisit(l, this)).SelectMany(l => l.Items).OfType<YamlScalar>()
            : [];

    private void Check(YamlScalar target, bool isRelabeled)
    {
        if (target.Text.Contains('/'))
        {
            problems.Error(ConfigurationRule.Value, target, "A target is host and port, without scheme and path; those are scheme and metrics_path of the job.");
        }
        else if (target.IsNull || target.Text.Length == 0)
        {
            if (!isRelabeled)
            {
                problems.Error(ConfigurationRule.Value, target, "The target has no address.");
            }
        }
        else if (!IsAddress(target.Text))
        {
            // What stands before an @ could be a password.
            string shown = target.Text.Contains('@') ? "a name" : $"'{ProblemList.Cut(target.Text)}'";
            problems.Error(ConfigurationRule.AmpTarget, target, $"AMP's collector takes IP addresses as static targets, and the one name {ApiServer}; this is {shown}.");
        }
    }

    private void Scheme(YamlMap job, YamlScalar[] targets)
    {
        if (job.Find("scheme") is not YamlScalar scheme || scheme.Text is "http" or "https" or "")
        {
            return;
        }

        string message = $"The scheme is http or https, not '{ProblemList.Cut(scheme.Text)}'.";
        if (job.Find("relabel_configs") is null && targets.Any(t => !HasPort(t.Text)))
        {
            problems.Error(ConfigurationRule.Value, scheme, message);
        }
        else
        {
            problems.Warn(ConfigurationRule.Value, scheme, message + " Prometheus takes it and scrapes nothing by it.");
        }
    }

    private static bool HasPort(string target) => target.LastIndexOf(':') is > 0 and int colon && target.IndexOf(']') < colon && target.Skip(colon + 1).All(c => c is >= '0' and <= '9');

    private static bool IsAddress(string target)
    {
        int colon = target.LastIndexOf(':');
        string host = colon > 0 && target.IndexOf(':') == colon ? target.Remove(colon) : target;
        host = host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[', ']').Split(']')[0] : host;
        return host is ApiServer || IPAddress.TryParse(host, out _);
    }
}
