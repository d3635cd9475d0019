namespace XScrape.Yaml.Re2;

/// <summary>Ends the reading of an expression that RE2 refuses.</summary>
internal sealed class Re2Exception(string message) : Exception(message);
