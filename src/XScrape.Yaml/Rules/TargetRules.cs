using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>What Prometheus and AMP ask of static targets.</summary>
internal sealed class TargetRules(ProblemList problems)
{
    public void Check(YamlMap job)
    {
        YamlScalar[] targets = [.. Targets(job)];
        bool mayBeReplaced = targets.Length > 0 && AddressRules.MayReplace(job);
        bool isReplaced = mayBeReplaced && AddressRules.ReplaceAll(job);
        foreach (YamlScalar target in targets)
        {
            Check(target, mayBeReplaced, isReplaced);
        }

        Scheme(job, targets);
    }

    // Lists that many jobs share by an alias are looked at once.
    private IEnumerable<YamlScalar> Targets(YamlMap job) =>
        job.Find("static_configs") is YamlList list && problems.IsFirstVisit(list, this)
            ? list.Items.OfType<YamlMap>().Select(c => c.Find("targets")).OfType<YamlList>().Where(l => problems.IsFirstVisit(l, this)).SelectMany(l => l.Items).OfType<YamlScalar>()
            : [];

    private void Check(YamlScalar target, bool mayBeReplaced, bool isReplaced)
    {
        // What stands before an @ could be a password.
        string shown = target.Text.Contains('@') ? "a name" : $"'{ProblemList.Cut(target.Text)}'";
        if (target.Text.Contains('/') && !mayBeReplaced)
        {
            problems.Error(ConfigurationRule.Value, target, "A target is host and port, without scheme and path; those are scheme and metrics_path of the job.");
        }
        else if (target.IsNull || target.Text.Length == 0)
        {
            if (!mayBeReplaced)
            {
                problems.Error(ConfigurationRule.Value, target, "The target has no address.");
            }
        }
        else if (!AddressRules.IsAddress(target.Text) && isReplaced)
        {
            problems.Warn(ConfigurationRule.AmpTarget, target, $"AMP documents IP addresses as static targets; this is {shown}. A relabel rule replaces it, and whether AMP looks at that is not documented.");
        }
        else if (!AddressRules.IsAddress(target.Text))
        {
            problems.Error(ConfigurationRule.AmpTarget, target, $"AMP's collector takes IP addresses as static targets, and the one name {AddressRules.ApiServer}; this is {shown}.");
        }
    }

    private void Scheme(YamlMap job, YamlScalar[] targets)
    {
        if (job.Find("scheme") is not YamlScalar scheme || scheme.Text is "http" or "https" or "")
        {
            return;
        }

        string message = $"The scheme is http or https, not '{ProblemList.Cut(scheme.Text)}'.";
        if (job.Items("relabel_configs").Count == 0 && targets.Any(t => !HasPort(t.Text)))
        {
            problems.Error(ConfigurationRule.Value, scheme, message);
        }
        else
        {
            problems.Warn(ConfigurationRule.Value, scheme, message + " Prometheus takes it and scrapes nothing by it.");
        }
    }

    private static bool HasPort(string target) => target.LastIndexOf(':') is > 0 and int colon && target.IndexOf(']') < colon && target.Skip(colon + 1).All(c => c is >= '0' and <= '9');
}
