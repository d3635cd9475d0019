using XScrape.Failures;
using XScrape.Links;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Failures;

public sealed class XScrapeExceptionTests
{
    [Fact]
    public void Every_id_has_advice() => Assert.All(Enum.GetValues<FailureId>(), id => Assert.NotEmpty(new XScrapeException(id, "x").Advice));

    [Fact]
    public void What_AWS_refused_is_named_with_its_operation() =>
        Assert.Equal("AccessDenied.iam.CreateRole", new XScrapeException(FailureId.AccessDenied, "no") { Service = "iam", Operation = "CreateRole" }.FullId);

    [Fact]
    public void Whose_failure_it_is_and_what_was_done_is_said_once()
    {
        XScrapeException first = new XScrapeException(FailureId.Throttled, "slow") { Service = "aps", Operation = "CreateScraper", AwsCode = "ThrottlingException", RequestId = "r", StatusCode = 429 }
            .For(new FakeCloud().Link(Samples.Facts("a")), ["CreateRole x"]);
        XScrapeException again = first.For(new FakeCloud().Link(Samples.Facts("b")), ["CreateRole x", "CreateRole y"]);
        Assert.Same(first, again);
        Assert.Equal("slow Done before: CreateRole x.", first.Message);
        Assert.Equal(("aps", "CreateScraper", "ThrottlingException", "r", 429, "a"), (first.Service, first.Operation, first.AwsCode, first.RequestId, first.StatusCode, ((ScraperLink?)first.Link)?.Name));
    }
}
