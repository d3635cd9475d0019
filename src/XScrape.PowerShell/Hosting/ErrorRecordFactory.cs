using System.Management.Automation;
using XScrape.Display;
using XScrape.Failures;

namespace XScrape.PowerShell.Hosting;

/// <summary>Makes every ErrorRecord of the module.</summary>
internal static class ErrorRecordFactory
{
    public static ErrorRecord From(Exception failure, object? target)
    {
        XScrapeException known = failure as XScrapeException
            ?? new XScrapeException(FailureId.Unexpected, $"An unexpected error occurred ({failure.GetType().Name}). The .NET error is in the error's Exception.InnerException.", inner: failure);
        return new ErrorRecord(known, known.FullId, CategoryOf(known), known.Link ?? VisibleTarget.Of(target))
        {
            ErrorDetails = new ErrorDetails(VisibleText.LineOf(TextOf(known))) { RecommendedAction = known.Advice },
        };
    }

    private static ErrorCategory CategoryOf(XScrapeException failure) =>
        Enum.TryParse(failure.Category.ToString(), out ErrorCategory category) ? category : ErrorCategory.NotSpecified;

    private static string TextOf(XScrapeException failure)
    {
        string aws = failure.Service is null
            ? string.Empty
            : $" ({failure.Service}:{failure.Operation}, {failure.AwsCode ?? "no code"}, request {failure.RequestId ?? "unknown"})";
#if NET
        return failure.Message + aws;
#else
        // Only PowerShell 7 shows the recommended action by itself.
        return $"{failure.Message}{aws} {failure.Advice}";
#endif
    }
}
