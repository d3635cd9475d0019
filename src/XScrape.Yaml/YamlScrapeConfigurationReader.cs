using System.Text;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Parsing;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml;

/// <summary>Finds what AMP would refuse or ignore in a scrape configuration. Found by its name from a private load context.</summary>
public sealed class YamlScrapeConfigurationReader : IScrapeConfigurationReader, IScrapeOutlineReader
{
    /// <summary>AWS writes the limit for CloudWatch destinations, which take the same API; for AMP none is documented.</summary>
    private const int DocumentedBytes = 256 * 1024;

    private const int MostBytes = 4 * 1024 * 1024;

    ScrapeOutline? IScrapeOutlineReader.Outline(string yaml) => Encoding.UTF8.GetByteCount(yaml) > MostBytes ? null : OutlineReader.Read(yaml);

    IReadOnlyList<ConfigurationProblem> IScrapeConfigurationReader.Check(string yaml)
    {
        ProblemList problems = new();
        int bytes = Encoding.UTF8.GetByteCount(yaml);
        if (bytes > MostBytes)
        {
            problems.Error(ConfigurationRule.Yaml, 1, 1, $"The text has {bytes} bytes; more than {MostBytes} are not read.");
            return problems.InOrder;
        }

        YamlNode? root = new YamlTree(problems).Read(yaml);
        if (((root as YamlMap)?.Given("scrape_configs") is null ? TerraformText.Of(yaml) : null) is { } terraform)
        {
            return [terraform];
        }

        if (Envelope.Of(root) is { } envelope)
        {
            return [envelope];
        }

        if (root is YamlMap map)
        {
            new ConfigurationRules(problems).Check(map);
            if (bytes > DocumentedBytes)
            {
                problems.Warn(ConfigurationRule.AmpSize, root, $"The text has {bytes} bytes; AWS documents a limit of {DocumentedBytes} for CloudWatch destinations.");
            }
        }
        else if (!problems.HasErrors)
        {
            // Prometheus starts with a document that says nothing, and does nothing.
            problems.Error(root is null or YamlScalar { IsNull: true } ? ConfigurationRule.AmpSection : ConfigurationRule.Yaml, root?.Line ?? 1, root?.Column ?? 1, "A mapping with scrape_configs is wanted at the top.");
        }

        return problems.InOrder;
    }
}
