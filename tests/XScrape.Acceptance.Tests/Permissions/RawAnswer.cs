using System.Text.RegularExpressions;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>What came of a call.</summary>
internal sealed record RawAnswer(int Status, string Text)
{
    public bool IsDenied => Status == 403 && Text.Contains("not authorized to perform", StringComparison.Ordinal);

    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>The text of an XML element.</summary>
    public string Xml(string name) => Regex.Match(Text, $"<{name}>(.*?)</{name}>").Groups[1].Value;
}
