using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The id of a scraper, such as s-12345678-…: 1 to 64 characters.</summary>
/// <remarks>Shape ScraperId of the AMP service model, 2020-08-01.</remarks>
internal sealed record ScraperId
{
    private readonly string _text;

    private ScraperId(string text) => _text = text;

    public static ScraperId Parse(string text) => AliasForm.Fits(text, 64)
        ? new ScraperId(text)
        : throw new XScrapeException(
            FailureId.InvalidResourceId,
            $"'{text}' is not the id of a scraper.",
            "Give an id such as s-12345678-1234-1234-1234-123456789012; Get-XAScraper lists them.");

    public override string ToString() => _text;
}
