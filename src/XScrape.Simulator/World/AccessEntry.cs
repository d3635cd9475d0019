namespace XScrape.Simulator;

/// <summary>Lets a principal into a cluster.</summary>
internal sealed record AccessEntry(string PrincipalArn, string UserName, DateTimeOffset Created)
{
    public string Type { get; init; } = "STANDARD";
}
