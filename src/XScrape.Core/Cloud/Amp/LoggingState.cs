namespace XScrape.Cloud.Amp;

/// <summary>Whether a scraper writes logs.</summary>
/// <remarks>Shape ScraperLoggingConfigurationStatusCode of the AMP service model, 2020-08-01.</remarks>
public enum LoggingState
{
    /// <summary>No one asked, or a status that this version does not know.</summary>
    Unknown,

    /// <summary>It writes none.</summary>
    None,

    /// <summary>CREATING.</summary>
    Creating,

    /// <summary>ACTIVE.</summary>
    Active,

    /// <summary>UPDATING.</summary>
    Updating,

    /// <summary>DELETING.</summary>
    Deleting,

    /// <summary>CREATION_FAILED.</summary>
    CreationFailed,

    /// <summary>UPDATE_FAILED.</summary>
    UpdateFailed,
}
