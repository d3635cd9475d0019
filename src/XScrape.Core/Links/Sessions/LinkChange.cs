namespace XScrape.Links.Sessions;

/// <summary>One write call that was made for a link: when it had ended, the operation as AWS names it, the resource, and what was there before and after.</summary>
internal sealed record LinkChange(DateTimeOffset Time, string Operation, string Resource, string? Before, string? After)
{
    /// <summary>One line for a log or a message.</summary>
    public override string ToString() => $"{Operation} {Resource}";
}
