using XScrape.Failures;

namespace XScrape.Waiting;

/// <summary>What is tried again, for the message of the end; without an id of its own the last failure's is kept.</summary>
internal sealed record RetryPurpose(string Text, FailureId? Id)
{
    public static RetryPurpose NewRole { get; } = new("AWS still did not know a role made a moment ago", FailureId.PropagationTimeout);

    public static RetryPurpose RoleDeletion { get; } = new("IAM still saw policies on a role that has none", null);

    public static RetryPurpose ScraperPoll { get; } = new("The scraper could not be read", null);

    public static RetryPurpose ScraperSearch { get; } = new("AMP still did not list a scraper whose create token it knows", null);
}
