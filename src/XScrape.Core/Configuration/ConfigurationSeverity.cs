namespace XScrape.Configuration;

/// <summary>How bad a problem of a scrape configuration is.</summary>
internal enum ConfigurationSeverity
{
    /// <summary>The text cannot be sent.</summary>
    Error,

    /// <summary>The text can be sent, but does not do what it seems to, or AMP does not document it.</summary>
    Warning,

    /// <summary>Worth knowing; nothing has to be done.</summary>
    Information,
}
