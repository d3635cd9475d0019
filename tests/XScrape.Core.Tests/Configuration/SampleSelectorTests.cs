using XScrape.Configuration;
using XScrape.Proof;

namespace XScrape.Tests.Configuration;

public sealed class SampleSelectorTests
{
    [Theory]
    [InlineData(null, "", "up")]
    [InlineData("a", "", "up{job=~\"a\"}")]
    [InlineData("a|b.c", "", "up{job=~\"a\\\\|b\\\\.c\"}")]
    [InlineData("a\"} or vector(1) #", "", "up{job=~\"a\\\"\\\\} or vector\\\\(1\\\\) #\"}")]
    [InlineData("a", "x\\y\n\"z", "up{cluster=\"x\\\\y\\n\\\"z\",job=~\"a\"}")]
    public void Names_stay_names_whatever_is_in_them(string? job, string label, string expected)
    {
        Dictionary<string, string> labels = label.Length == 0 ? [] : new() { ["cluster"] = label };

        Assert.Equal(expected, SampleSelector.Of(new ScrapeOutline(job is null ? null : [job], labels)).ToString());
    }
}
