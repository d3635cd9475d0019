namespace XScrape.Simulator;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The service's throttling error.</summary>
    Throttle,

    /// <summary>The service's error with status 500.</summary>
    ServerError,

    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The connection is cut and nothing has happened.</summary>
    CutBefore,

    /// <summary>The connection is cut after the operation took effect; calls that fail are answered and do not count.</summary>
    CutAfter,

    /// <summary>AccessDenied, whatever the policies say.</summary>
    AccessDenied,

    /// <summary>A read shows a role, or the list of scrapers, as it was the delay ago, if it has changed since.</summary>
    StaleRead,

    /// <summary>Any error, with the rule's own code and status, such as ConcurrentModification 409.</summary>
    Error,
}
