namespace XScrape.Simulator.Faults;

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

    /// <summary>AccessDenied, regardless of the policies.</summary>
    AccessDenied,

    /// <summary>A read shows a role, or the list of scrapers, as it was the delay ago, if it has changed since.</summary>
    StaleRead,

    /// <summary>Status 200 with a web page, as a web filter or a captive portal answers.</summary>
    WebPage,

    /// <summary>Status 200 without a body, a content type or a request id.</summary>
    EmptyAnswer,

    /// <summary>The answer of another operation, sound in itself.</summary>
    OtherAnswer,

    /// <summary>JSON where the service uses XML, XML where it uses JSON.</summary>
    OtherFormat,

    /// <summary>The operation's own answer, whose second half is missing.</summary>
    HalfAnswer,

    /// <summary>Status 307 to the same address.</summary>
    Redirect,

    /// <summary>Any error, with the rule's own code and status, such as ConcurrentModification 409.</summary>
    Error,
}
