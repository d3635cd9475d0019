using XScrape.Arns;
using XScrape.Cloud;

namespace XScrape.Aws.Tests.Support;

/// <summary>A site that no other test has: the SDK counts retries for each endpoint in a static bucket.</summary>
internal static class OwnSite
{
    private static int s_port = 20000;

    public static CloudSite Next() => new(Region.Parse("us-west-2"), new Uri($"http://localhost:{Interlocked.Increment(ref s_port)}"));
}
