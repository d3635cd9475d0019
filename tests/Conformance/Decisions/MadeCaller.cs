namespace XScrape.Conformance.Decisions;

/// <summary>Who asks: the user, a session of the role, or the service; all of the near account.</summary>
internal enum MadeCaller
{
    User,

    Session,

    Service,
}
