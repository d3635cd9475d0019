namespace XScrape.Failures;

/// <summary>What kind of failure it is; the members are named as PowerShell's ErrorCategory names them.</summary>
public enum FailureCategory
{
    /// <summary>None of the others.</summary>
    NotSpecified,

    /// <summary>The user gave something unusable.</summary>
    InvalidArgument,

    /// <summary>Something read is unusable.</summary>
    InvalidData,

    /// <summary>Something is not there.</summary>
    ObjectNotFound,

    /// <summary>Something is there already and is another's.</summary>
    ResourceExists,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied,

    /// <summary>The caller is not who is wanted.</summary>
    AuthenticationError,

    /// <summary>A quota or rate.</summary>
    LimitsExceeded,

    /// <summary>The resource is busy.</summary>
    ResourceBusy,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>The other side cannot be reached.</summary>
    ConnectionError,

    /// <summary>The operation may not be done in this state.</summary>
    InvalidOperation,

    /// <summary>A file cannot be written.</summary>
    WriteError,

    /// <summary>The other side failed.</summary>
    InvalidResult,
}
