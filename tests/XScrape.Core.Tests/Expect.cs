using XScrape.Failures;

namespace XScrape.Tests;

/// <summary>Failures as tests name them: by id.</summary>
internal static class Expect
{
    public static XScrapeException Failure(FailureId id, Action act)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(act);
        return Same(id, failure);
    }

    public static async Task<XScrapeException> FailureAsync(FailureId id, Func<Task> act)
    {
        XScrapeException failure = await Assert.ThrowsAsync<XScrapeException>(act);
        return Same(id, failure);
    }

    private static XScrapeException Same(FailureId id, XScrapeException failure)
    {
        Assert.True(failure.Id == id, $"{id} was expected, and it is {failure.Id}: {failure.Message}");
        Assert.NotEmpty(failure.Advice);
        return failure;
    }
}
