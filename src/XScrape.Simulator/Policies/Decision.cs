namespace XScrape.Simulator;

/// <summary>The outcome of an authorisation with the words that AWS adds to its refusal.</summary>
internal readonly record struct Decision(bool Allowed, string Reason)
{
    public static readonly Decision Allow = new(true, string.Empty);
}
