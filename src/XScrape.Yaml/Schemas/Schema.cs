using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Schemas;

/// <summary>What a value must look like for Prometheus; says what is wrong with one that does not.</summary>
internal delegate void Schema(YamlNode value, string field, ProblemList problems);
