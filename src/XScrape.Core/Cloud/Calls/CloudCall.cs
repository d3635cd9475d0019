namespace XScrape.Cloud.Calls;

/// <summary>One call to AWS as a log shows it. Bodies are there only if they hold no secret, or with the secrets masked.</summary>
internal sealed record CloudCall(
    string Service,
    string Operation,
    string Identity,
    string Region,
    int? StatusCode,
    string? ErrorCode,
    string? RequestId,
    TimeSpan Duration,
    int Attempts)
{
    public string? RequestBody { get; init; }

    public string? ResponseBody { get; init; }

    /// <summary>One line of a log.</summary>
    public override string ToString()
    {
        string outcome = ErrorCode is null ? $"{StatusCode}" : $"{StatusCode} {ErrorCode}".Trim();
        string attempts = Attempts > 1 ? $", {Attempts} attempts" : string.Empty;
        return $"{Service}:{Operation} in {Region} by {Identity}: {outcome}, {Duration.TotalMilliseconds:0} ms{attempts}, request {RequestId ?? "unknown"}";
    }
}
