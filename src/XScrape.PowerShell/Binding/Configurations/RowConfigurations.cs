using XScrape.Configuration;
using XScrape.Links;

namespace XScrape.PowerShell.Binding.Configurations;

/// <summary>The scrape configurations that rows name, each file read once.</summary>
internal sealed class RowConfigurations(Func<string, string> open, bool skipCheck, Action<string> warn)
{
    private readonly Dictionary<string, ScrapeConfiguration?> _read = new(StringComparer.Ordinal);

    /// <summary>The link with the configuration of its own row, if that names one.</summary>
    public ScraperLink Into(ScraperLink link)
    {
        if (link.Session.Origin.ConfigurationPath is not string path)
        {
            return link;
        }

        if (!_read.TryGetValue(path, out ScrapeConfiguration? configuration))
        {
            configuration = ConfigurationParameter.Read(null, path, open, skipCheck, warn);
            _read[path] = configuration;
        }

        return link.From(origin => origin with { Configuration = configuration });
    }
}
