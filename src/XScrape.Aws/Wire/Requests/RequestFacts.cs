namespace XScrape.Aws.Wire.Requests;

/// <summary>What a failure reports: the operation, the identity of the call, and the caller's ARN, if AWS was asked for it.</summary>
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
