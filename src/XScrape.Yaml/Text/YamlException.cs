namespace XScrape.Yaml.Text;

/// <summary>Why a text is no YAML, and where.</summary>
internal sealed class YamlException(YamlMark place, string message) : Exception(message)
{
    public YamlMark Place => place;
}
