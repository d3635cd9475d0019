using System.Net;

namespace XScrape.Yaml;

/// <summary>What AMP's collector asks of one job.</summary>
internal sealed class JobRules(ProblemList problems, double interval, double timeout)
{
    private const string TokenFile = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    private readonly Dictionary<string, YamlNode> _names = new(StringComparer.Ordinal);

    private readonly HashSet<YamlNode> _seen = [];

    private readonly Timing _timing = new(problems);

    public void Check(YamlNode node)
    {
        if (node is not YamlMap job)
        {
            problems.Error(node, "A job must be a mapping with a job_name.");
            return;
        }

        string name = Name(job);
        double own = _timing.Interval(job, interval);
        _timing.Compare(job, own, _timing.Timeout(job, timeout), $"job '{ProblemList.Cut(name)}'");
        Discovery(job);
        Authorization(job);
    }

    private string Name(YamlMap job)
    {
        if (job.Find("job_name") is not YamlScalar { Text.Length: > 0 } name)
        {
            problems.Error(job.Find("job_name") ?? job, "The job has no job_name.");
            return string.Empty;
        }

        if (_names.TryGetValue(name.Text, out YamlNode? first))
        {
            problems.Error(name, $"The job_name '{ProblemList.Cut(name.Text)}' is taken by the job in line {first.Line}.");
        }
        else
        {
            _names.Add(name.Text, name);
        }

        return name.Text;
    }

    private void Discovery(YamlMap job)
    {
        foreach (YamlScalar key in job.Keys.Where(k => k.Text.EndsWith("_sd_configs", StringComparison.Ordinal)))
        {
            if (key.Text == "dns_sd_configs")
            {
                problems.Warn(key, "AMP documents dns_sd_configs for VPC sources, not for EKS clusters.");
            }
            else if (key.Text != "kubernetes_sd_configs")
            {
                problems.Error(key, $"AMP's collector has no '{ProblemList.Cut(key.Text)}'; on EKS it finds targets by kubernetes_sd_configs and static_configs.");
            }
        }

        foreach (YamlScalar target in Targets(job).Where(t => !IsAddress(t.Text)))
        {
            problems.Warn(target, $"AMP documents IP addresses as targets, and the one name kubernetes.default.svc; this is '{ProblemList.Cut(target.Text)}'.");
        }
    }

    // Lists that many jobs share by an alias are looked at once.
    private IEnumerable<YamlScalar> Targets(YamlMap job) =>
        job.Find("static_configs") is YamlList list && _seen.Add(list)
            ? list.Items.OfType<YamlMap>().Select(c => c.Find("targets")).OfType<YamlList>().Where(_seen.Add).SelectMany(l => l.Items).OfType<YamlScalar>()
            : [];

    private void Authorization(YamlMap job)
    {
        foreach (string key in (string[])["basic_auth", "oauth2", "sigv4", "bearer_token"])
        {
            if (job.Find(key) is not null)
            {
                problems.Warn(job.Keys.FirstOrDefault(k => k.Text == key) ?? (YamlNode)job, $"AMP does not document '{key}', and everyone who may describe the scraper can read it.");
            }
        }

        if (job.Find("authorization") is YamlMap authorization
            && (authorization.Find("credentials") is not null || authorization.Find("credentials_file") is YamlScalar { Text: not TokenFile }))
        {
            problems.Warn(authorization, $"AMP documents one authorization: credentials_file: {TokenFile}.");
        }
    }

    private static bool IsAddress(string target)
    {
        int colon = target.LastIndexOf(':');
        string host = colon > 0 && target.IndexOf(':') == colon ? target.Remove(colon) : target;
        host = host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[', ']').Split(']')[0] : host;
        return host is "kubernetes.default.svc" || IPAddress.TryParse(host, out _);
    }
}
