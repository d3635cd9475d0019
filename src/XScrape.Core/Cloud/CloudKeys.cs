namespace XScrape.Cloud;

/// <summary>Access keys. Prints the key id only.</summary>
internal sealed record CloudKeys(string AccessKey, string SecretKey, string? SessionToken)
{
    public override string ToString() => AccessKey;
}
