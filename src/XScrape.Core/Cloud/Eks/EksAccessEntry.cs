namespace XScrape.Cloud.Eks;

/// <summary>Lets a principal into a cluster.</summary>
internal sealed record EksAccessEntry(string PrincipalArn, string? UserName, string? Type);
