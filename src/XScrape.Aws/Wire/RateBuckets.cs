using System.Collections.Concurrent;
using XScrape.Pacing;

namespace XScrape.Aws.Wire;

/// <summary>
/// The rates of this process, shared by all cmdlets and runspaces: AWS counts the calls of an account and Region, no matter which part of the
/// process makes them. The only state here that outlives a command.
/// </summary>
internal static class RateBuckets
{
    private static readonly ConcurrentDictionary<(string Endpoint, string Account, string Region, string Service), RateBucket> s_buckets = new();

    /// <param name="endpoint">Where the calls go: a simulator's are shared with no one.</param>
    /// <param name="account">The account id, or what the identity is called until it is known.</param>
    /// <param name="region">The Region that signs: all of IAM is one.</param>
    /// <param name="service">The signing name.</param>
    /// <param name="clock">The clock of a bucket that is not there yet.</param>
    public static RateBucket For(string endpoint, string account, string region, string service, TimeProvider clock) =>
        s_buckets.GetOrAdd((endpoint, account, region, service), _ => new RateBucket(Limits().Of(service), clock));

    private static RateLimits Limits() => RateLimits.Parse(Environment.GetEnvironmentVariable(RateLimits.Variable));
}
