using XScrape.Failures;
using XScrape.Pacing;

namespace XScrape.Tests.Pacing;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData(null, 10, 20)]
    [InlineData(" ", 10, 20)]
    [InlineData("aps=50", 50, 20)]
    [InlineData("APS = 2.5; iam=0", 2.5, 0)]
    [InlineData("none", 0, 0)]
    [InlineData("none,iam=5", 0, 5)]
    public void A_text_sets_the_rates_that_it_names(string? text, double amp, double iam)
    {
        RateLimits limits = RateLimits.Parse(text);
        Assert.Equal((amp, iam), (limits.Of("aps"), limits.Of("iam")));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("aps=many")]
    [InlineData("aps=-1")]
    [InlineData("aps=0.1")]
    [InlineData("s3=5")]
    [InlineData("aps=1=2")]
    public void What_is_no_rate_is_refused(string text)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(() => RateLimits.Parse(text));
        Assert.Equal(FailureId.InvalidValue, failure.Id);
        Assert.Contains(RateLimits.Variable, failure.Message);
        Assert.Contains("aps=50", failure.Advice);
    }
}
