using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>The outcome of one read: a value, nothing there, or a refusal.</summary>
/// <param name="Action">The IAM action that the read needs, such as iam:GetRole.</param>
/// <param name="Identity">Who read; never a secret.</param>
internal sealed record Observation<T>(string Action, string Identity)
    where T : class
{
    public T? Value { get; init; }

    /// <summary>Why nothing could be seen; null where something was, be it that there is nothing.</summary>
    public XScrapeException? Failure { get; init; }

    public bool IsThere => Value is not null;

    public bool IsMissing => Value is null && Failure is null;

    /// <summary>The same with nothing seen, and why.</summary>
    public Observation<T> Hidden(XScrapeException why) => this with { Value = null, Failure = why };

    /// <summary>What to say where nothing could be seen.</summary>
    public string Reason => Failure!.Id == FailureId.AccessDenied
        ? $"Could not be checked: action {Action} denied to {Identity}."
        : $"Could not be checked: {Failure.Message}";
}
