namespace XScrape.Aws.Wire;

/// <summary>What a failure is told of: the operation, whom we called as, and who AWS said that is, if it was asked.</summary>
internal sealed record CallFacts(ServiceName Service, string Operation, string Identity)
{
    public Cloud.CloudCaller? Caller { get; init; }

    public string Action => Service.Action(Operation);
}
