using XScrape.Simulator.Yaml;

namespace XScrape.Simulator.Amp.Configuration;

/// <summary>What may stand in the sections of a job: unknown keys and regular expressions that RE2 does not read are refused.</summary>
internal static class ScrapeSectionRules
{
    public static void Check(YamlNode job)
    {
        foreach (YamlNode relabel in Items(job, "relabel_configs").Concat(Items(job, "metric_relabel_configs")))
        {
            ScrapeJobRules.Known(relabel, SectionFields.Relabel, "relabel.plain");
            if (relabel["regex"] is { Text: { } regex } node && Re2.Problem(regex) is { } problem)
            {
                throw ScrapeJobRules.Wrong(node, $"error parsing regexp: {problem}");
            }
        }

        foreach (YamlNode discovery in Items(job, "kubernetes_sd_configs"))
        {
            ScrapeJobRules.Known(discovery, SectionFields.Kubernetes, "kubernetes.plain");
            Section(discovery, "namespaces", SectionFields.Namespaces);
            Section(discovery, "attach_metadata", SectionFields.Metadata);
            Section(discovery, "tls_config", SectionFields.Tls);
            foreach (YamlNode selector in Items(discovery, "selectors"))
            {
                ScrapeJobRules.Known(selector, SectionFields.Selector, "kubernetes.plain");
            }
        }

        foreach (YamlNode group in Items(job, "static_configs"))
        {
            ScrapeJobRules.Known(group, SectionFields.Static, "struct");
        }

        foreach (YamlNode discovery in Items(job, "dns_sd_configs"))
        {
            ScrapeJobRules.Known(discovery, SectionFields.Dns, "dns.plain");
        }

        Section(job, "tls_config", SectionFields.Tls);
        Section(job, "authorization", SectionFields.Authorization);
    }

    private static IEnumerable<YamlNode> Items(YamlNode parent, string name) => (parent[name]?.List ?? []).Where(item => !item.IsNull);

    private static void Section(YamlNode parent, string name, ISet<string> fields)
    {
        if (parent[name] is { IsNull: false } section)
        {
            ScrapeJobRules.Known(section, fields, name);
        }
    }
}
