using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class AliasTests
{
    [Fact]
    public void An_alias_reads_and_prints_the_same() =>
        Law.Holds(Some.Alias, text => ScraperAlias.Parse(text).ToString() == text);

    [Fact]
    public void The_id_of_a_scraper_reads_and_prints_the_same() =>
        Law.Holds(Some.ScraperId, text => ScraperId.Parse(text).ToString() == text);

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData(".a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a!")]
    [InlineData("a\n")]
    [InlineData("é")]
    public void Characters_that_AMP_refuses_are_refused(string text)
    {
        Expect.Failure(FailureId.InvalidAlias, () => ScraperAlias.Parse(text));
        Expect.Failure(FailureId.InvalidResourceId, () => ScraperId.Parse(text));
    }

    [Fact]
    public void An_alias_has_at_most_100_characters_and_an_id_64()
    {
        Expect.Failure(FailureId.InvalidAlias, () => ScraperAlias.Parse(new string('a', 101)));
        Expect.Failure(FailureId.InvalidResourceId, () => ScraperId.Parse(new string('a', 65)));
    }
}
