namespace XScrape.Proof;

/// <summary>The last change of a link's roles or of its scraper that is known here.</summary>
/// <param name="At">When; samples that are older do not count.</param>
/// <param name="What">What was changed, for a message.</param>
internal sealed record RoleChange(DateTimeOffset At, string What)
{
    /// <summary>
    /// A moment that was surely before the change took effect. Where samples arrived then, a session that was assumed under
    /// the old policy may continue to write for an hour. Null where no session can outlive the change.
    /// </summary>
    public DateTimeOffset? Before { get; init; }
}
