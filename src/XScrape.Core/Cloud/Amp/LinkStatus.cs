namespace XScrape.Cloud.Amp;

/// <summary>Where a link stands: its scraper's status as AMP names it, or that there is none.</summary>
/// <remarks>Shape ScraperStatusCode of the AMP service model, 2020-08-01.</remarks>
public enum LinkStatus
{
    /// <summary>There is no scraper yet.</summary>
    None,

    /// <summary>Made under -WhatIf: nothing was written, and nothing will be down this pipeline.</summary>
    Planned,

    /// <summary>CREATING: about 20 minutes.</summary>
    Creating,

    /// <summary>UPDATING.</summary>
    Updating,

    /// <summary>ACTIVE; it says nothing about whether metrics arrive.</summary>
    Active,

    /// <summary>DELETING.</summary>
    Deleting,

    /// <summary>CREATION_FAILED.</summary>
    CreationFailed,

    /// <summary>UPDATE_FAILED.</summary>
    UpdateFailed,

    /// <summary>DELETION_FAILED.</summary>
    DeletionFailed,

    /// <summary>A status that this version does not know; the text is in StatusReason.</summary>
    Unknown,
}
