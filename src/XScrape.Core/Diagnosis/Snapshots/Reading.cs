using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Reads one thing. What this identity may not see, or what AWS does not answer now, is an observation like any other.</summary>
internal static class Reading
{
    public static async Task<Observation<T>> Of<T>(string action, ICloudAccount account, Func<ICloudAccount, Task<T?>> read)
        where T : class
    {
        Observation<T> seen = new(action, account.Identity.ToString());
        try
        {
            return seen with { Value = await read(account).ConfigureAwait(false) };
        }
        catch (XScrapeException failure)
        {
            return seen with { Failure = failure };
        }
    }
}
