using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>What Prometheus and AMP's collector ask of one job, beside its fields.</summary>
internal sealed class JobRules(ProblemList problems, double interval)
{
    private readonly Dictionary<string, YamlNode> _names = new(StringComparer.Ordinal);

    private readonly Timing _timing = new(problems);

    private readonly TargetRules _targets = new(problems);

    public void Check(YamlMap job)
    {
        string name = Name(job);
        _timing.Compare(job, _timing.Interval(job, interval), $"job '{ProblemList.Cut(name)}'");
        Discovery(job, name);
        _targets.Check(job);
        CollectorLogin.Check(job, problems);
        Labels(job);
    }

    private string Name(YamlMap job)
    {
        YamlNode? given = job.Find("job_name");
        if (given is not YamlScalar { Text.Length: > 0 } name)
        {
            problems.Error(ConfigurationRule.Job, given ?? job, "The job has no job_name.");
            return string.Empty;
        }

        if (_names.TryGetValue(name.Text, out YamlNode? first))
        {
            problems.Error(ConfigurationRule.Job, name, $"The job_name '{ProblemList.Cut(name.Text)}' is taken by the job in line {first.Line}.");
        }
        else
        {
            _names.Add(name.Text, name);
        }

        return name.Text;
    }

    private void Discovery(YamlMap job, string name)
    {
        foreach (string way in Discoveries.Others.Where(w => job.Given(w) is not null))
        {
            if (job.Items(way).Count == 0)
            {
                problems.Warn(ConfigurationRule.AmpDiscovery, job.Place(way), $"AMP's collector has no '{way}'. Here it asks for nothing; leave it out.");
            }
            else if (way == Discoveries.Dns)
            {
                problems.Warn(ConfigurationRule.AmpDiscovery, job.Place(way), "AMP documents dns_sd_configs for VPC sources, not for EKS clusters.");
            }
            else
            {
                problems.Error(ConfigurationRule.AmpDiscovery, job.Place(way), $"AMP's collector has no '{way}'; on EKS it finds targets by kubernetes_sd_configs and static_configs.");
            }
        }

        if (name != Discoveries.OpenSearchJob && Discoveries.Others.Concat([Discoveries.Kubernetes, "static_configs"]).All(w => job.Items(w).Count == 0))
        {
            problems.Warn(ConfigurationRule.Job, job, "The job has neither kubernetes_sd_configs nor static_configs: it finds no targets.");
        }
    }

    private void Labels(YamlMap job)
    {
        Unseen(job, "relabel_configs", l => l == "__name__", "is there only after the scrape; such a rule belongs in metric_relabel_configs");
        Unseen(job, "metric_relabel_configs", l => l.StartsWith("__meta_", StringComparison.Ordinal), "is gone after the scrape; such a rule belongs in relabel_configs");
    }

    private void Unseen(YamlMap job, string rules, Func<string, bool> isUnseen, string why)
    {
        if (job.Find(rules) is not YamlList list || !problems.IsFirstVisit(list, rules))
        {
            return;
        }

        foreach (YamlScalar label in list.Items.OfType<YamlMap>().Select(r => r.Find("source_labels")).OfType<YamlList>().SelectMany(l => l.Items).OfType<YamlScalar>().Where(l => isUnseen(l.Text)))
        {
            problems.Warn(ConfigurationRule.Relabeling, label, $"The label {ProblemList.Cut(label.Text)} {why}.");
        }
    }
}
