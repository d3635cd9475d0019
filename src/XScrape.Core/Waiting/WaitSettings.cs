namespace XScrape.Waiting;

/// <summary>How long to wait and how often to ask.</summary>
internal sealed record WaitSettings
{
    /// <summary>Twice the usual 20 minutes of a creation.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(40);

    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>The longest pause between two questions; null: as <see cref="PollSchedule"/> has it.</summary>
    public TimeSpan? PollInterval { get; init; }
}
