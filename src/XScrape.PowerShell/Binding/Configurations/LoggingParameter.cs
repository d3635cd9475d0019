using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.PowerShell.Binding.Values;
using XScrape.Provisioning.Scrapers;

namespace XScrape.PowerShell.Binding.Configurations;

/// <summary>What the parameters say of a scraper's logging.</summary>
internal static class LoggingParameter
{
    /// <summary>Null where they say nothing.</summary>
    public static LoggingUpdate? Read(string? group, LogComponent[]? components, bool remove) => (group, components, remove) switch
    {
        (null, null, false) => null,
        (null, null, true) => new LoggingUpdate { Remove = true },
        (_, _, true) => throw new XScrapeException(FailureId.InvalidValue, "-NoLogging is given together with where to log.", "Give one of them."),
        _ => new LoggingUpdate { Group = group.As(LogGroupArn.Parse), Components = components is null ? null : LogComponentList.Of(components) },
    };
}
