using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>What Prometheus asks of kubernetes_sd_configs.</summary>
/// <remarks>https://github.com/prometheus/prometheus/blob/main/discovery/kubernetes/kubernetes.go, SDConfig.UnmarshalYAML.</remarks>
internal static class KubernetesRules
{
    public static string[] Roles { get; } = ["node", "pod", "service", "endpoints", "endpointslice", "ingress"];

    public static void Check(YamlMap discovery, ProblemList problems)
    {
        YamlNode? role = discovery.Find("role");
        if (role is null)
        {
            problems.Error(ConfigurationRule.Value, discovery, $"role is missing: one of {string.Join(", ", Roles)}.");
        }

        bool server = discovery.Find("api_server") is not null || discovery.Part("api_server") is not null;
        bool file = discovery.Text("kubeconfig_file").Length > 0;
        string? changed = ClientDefaults.FirstChanged(discovery);
        if (server && file)
        {
            problems.Error(ConfigurationRule.Value, discovery.Place("kubeconfig_file"), "kubeconfig_file and api_server exclude each other.");
        }
        else if (!server && changed is not null)
        {
            problems.Error(ConfigurationRule.Value, discovery.Place(changed), $"{changed} in {Discoveries.Kubernetes} needs an api_server; the collector has its own way into the cluster.");
        }
        else if ((server || file) && (discovery.Find("namespaces") as YamlMap)?.Flag("own_namespace", byDefault: false) == true)
        {
            problems.Error(ConfigurationRule.Value, discovery.Place("namespaces"), "own_namespace and another API server exclude each other.");
        }
        else if (server || file)
        {
            problems.Warn(ConfigurationRule.AmpDiscovery, discovery.Place(server ? "api_server" : "kubeconfig_file"), "AMP's collector finds targets in the cluster of its scraper; it documents no other API server.");
        }

        Selectors(discovery, (role as YamlScalar)?.Text, problems);
    }

    private static void Selectors(YamlMap discovery, string? role, ProblemList problems)
    {
        if (discovery.Find("selectors") is not YamlList selectors)
        {
            return;
        }

        foreach (YamlMap selector in selectors.Items.OfType<YamlMap>())
        {
            Terms(selector, "label", LabelSelector.Fault, problems);
            Terms(selector, "field", FieldSelector.Fault, problems);
        }

        if (role is not null)
        {
            SelectorRoles(selectors, role, problems);
        }
    }

    private static void Terms(YamlMap selector, string field, Func<string, string?> fault, ProblemList problems)
    {
        if (selector.Find(field) is YamlScalar terms && fault(terms.Text) is { } why)
        {
            problems.Error(ConfigurationRule.Value, terms, $"The {field} of this selector cannot be read by Kubernetes: {why}.");
        }
    }

    private static void SelectorRoles(YamlList selectors, string role, ProblemList problems)
    {
        string[] allowed = role switch
        {
            "endpoints" => ["endpoints", "pod", "service"],
            "endpointslice" => ["endpointslice", "pod", "service"],
            _ => [role],
        };
        HashSet<string> seen = [];
        foreach (YamlMap selector in selectors.Items.OfType<YamlMap>())
        {
            YamlScalar? own = selector.Find("role") as YamlScalar;
            if (role == "pod" && own?.Text == "node")
            {
                problems.WarnOfNewer(ConfigurationRule.Value, own, "Selectors for nodes with the role pod came to Prometheus after 2.42.");
            }
            else if (own is null || !allowed.Contains(own.Text))
            {
                problems.Error(ConfigurationRule.Value, own ?? (YamlNode)selector, $"A selector of role {role} is for {string.Join(", ", allowed)}.");
            }

            if (own is not null && !seen.Add(own.Text))
            {
                problems.Error(ConfigurationRule.Value, own, $"There are two selectors for {own.Text}; join their terms by commas.");
            }
        }
    }
}
