namespace XScrape.Simulator;

/// <summary>STS's operations.</summary>
internal static class StsOperations
{
    public static IEnumerable<Operation> All => [new GetCallerIdentity(), new AssumeRole(), new GetSessionToken()];
}
