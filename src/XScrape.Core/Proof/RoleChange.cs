namespace XScrape.Proof;

/// <summary>The last change of a link's roles or of its scraper that is known here.</summary>
/// <param name="At">When; samples that are older do not count.</param>
/// <param name="What">What was changed, for a message.</param>
/// <param name="MayBeOutlived">Whether the role was there before: a session that was assumed then may go on writing for an hour.</param>
internal sealed record RoleChange(DateTimeOffset At, string What, bool MayBeOutlived);
