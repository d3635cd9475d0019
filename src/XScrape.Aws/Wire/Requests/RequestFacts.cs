namespace XScrape.Aws.Wire.Requests;

/// <summary>What a failure is told of: the operation, whom we called as, and who AWS said that is, if it was asked.</summary>
internal sealed record RequestFacts(Operation Call, string Identity)
{
    public Cloud.CloudCaller? Caller { get; init; }

    public Uri? Endpoint { get; init; }

    /// <summary>The proxy between here and the endpoint, or null.</summary>
    public Uri? Proxy { get; init; }

    public ServiceName Service => Call.Service;

    public string Operation => Call.Name;

    public string Action => Call.Action;

    /// <summary>What to add where a change may or may not have been made.</summary>
    public string StateUnknown => Call.IsWrite ? " Whether the change was made is not known." : string.Empty;
}
