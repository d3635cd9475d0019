namespace XScrape.Diagnosis;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Said so that it is known, such as what cannot be checked from here; never a failure.</summary>
    Information,

    /// <summary>Works now, or may: needs attention.</summary>
    Warning,

    /// <summary>No sample arrives, or the link cannot be made, until this is fixed.</summary>
    Error,
}
