using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The name of a link or the alias of a scraper: 1 to 100 characters of AMP's pattern. AMP does not keep aliases unique.</summary>
/// <remarks>Shape ScraperAlias of the AMP service model, 2020-08-01.</remarks>
internal sealed record ScraperAlias
{
    private readonly string _text;

    private ScraperAlias(string text) => _text = text;

    public static ScraperAlias Parse(string text) => AliasForm.Fits(text, 100)
        ? new ScraperAlias(text)
        : throw new XScrapeException(
            FailureId.InvalidAlias,
            $"'{text}' is not a name for a link: 1 to 100 letters, digits, '-', '.' and '_', beginning with a letter or digit.",
            "Give a name such as prod-1.");

    public override string ToString() => _text;
}
