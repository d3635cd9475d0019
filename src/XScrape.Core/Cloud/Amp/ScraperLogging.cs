using XScrape.Arns;

namespace XScrape.Cloud.Amp;

/// <summary>Where a scraper writes its logs. The group is null where AMP says one that is none of CloudWatch Logs.</summary>
internal sealed record ScraperLogging(LoggingState State, LogGroupArn? Group, LogComponentList Components)
{
    public string? Reason { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public bool IsUnderWay => State is LoggingState.Creating or LoggingState.Updating or LoggingState.Deleting;

    public bool HasFailed => State is LoggingState.CreationFailed or LoggingState.UpdateFailed;
}
