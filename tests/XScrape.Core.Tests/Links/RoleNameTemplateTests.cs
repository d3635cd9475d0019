using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Tests.Links;

public sealed class RoleNameTemplateTests
{
    [Theory]
    [InlineData("XA-{Name}-Source", "XA-blue-Source")]
    [InlineData("XA-{cluster}-Source", "XA-prod-1-Source")]
    [InlineData("{SourceAccountId}.{TargetAccountId}", "111122223333.444455556666")]
    [InlineData("{Region}-{Name}", "us-west-2-blue")]
    [InlineData("r-{Workspace}", "r-ws-12345678-1234-1234-1234-123456789012")]
    [InlineData("plain", "plain")]
    public void A_place_becomes_what_the_link_is(string template, string name) =>
        Assert.Equal(name, RoleNameTemplate.Parse(template).For(Samples.Facts("blue")).ToString());

    [Theory]
    [InlineData("XA-{Who}", "{Who}")]
    [InlineData("XA-{Name", "brace")]
    [InlineData("XA-Name}", "brace")]
    [InlineData("{{Name}}", "brace")]
    public void What_means_nothing_is_refused(string template, string said)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(() => RoleNameTemplate.Parse(template));
        Assert.Equal(FailureId.InvalidRoleName, failure.Id);
        Assert.Contains(said, failure.Message);
        Assert.Contains("{Cluster}", failure.Advice);
    }

    [Fact]
    public void A_name_that_IAM_would_refuse_is_refused() =>
        Assert.Equal(FailureId.InvalidRoleName, Assert.Throws<XScrapeException>(() => RoleNameTemplate.Parse("{Name}-" + new string('x', 64)).For(Samples.Facts())).Id);

    [Fact]
    public void A_place_without_value_is_told() =>
        Assert.Equal(FailureId.MissingValue, Assert.Throws<XScrapeException>(() => RoleNameTemplate.Parse("{Cluster}").For(new LinkFacts())).Id);
}
