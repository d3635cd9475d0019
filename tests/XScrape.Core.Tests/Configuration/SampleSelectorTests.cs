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

    [Fact]
    public void Targets_are_counted_and_named_by_job()
    {
        SampleSelector selector = SampleSelector.Of(new ScrapeOutline(["a"], new Dictionary<string, string> { ["cluster"] = "x" }));

        Assert.Equal("count_values by (job) (\"value\", up{cluster=\"x\",job=~\"a\"})", selector.Targets("value"));
        Assert.Equal("topk by (job) (3, up{cluster=\"x\",job=~\"a\"} == 0)", selector.Down(3));
    }

    [Theory]
    [InlineData("a", "x", null, "cluster=\"x\",job=~\"a\",")]
    [InlineData("a", "x", "b.c", "cluster=\"x\",job=~\"b\\\\.c\",")]
    [InlineData(null, "x", null, "cluster=\"x\",")]
    [InlineData(null, null, null, null)]
    public void Other_samples_are_asked_for_only_where_a_label_tells_whose_they_are(string? job, string? label, string? silent, string? matchers)
    {
        Dictionary<string, string> labels = label is null ? [] : new() { ["cluster"] = label };
        SampleSelector selector = SampleSelector.Of(new ScrapeOutline(job is null ? null : [job], labels));

        Assert.Equal(
            matchers is null ? null : $"count by (job) ({{{matchers}__name__!~\"up|ALERTS|ALERTS_FOR_STATE|.*:.*\"}})",
            selector.OthersThanUp(silent is null ? null : [silent]));
    }
}
