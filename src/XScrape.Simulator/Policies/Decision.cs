namespace XScrape.Simulator;

/// <summary>The outcome of an authorisation with the words that AWS adds to its refusal.</summary>
internal readonly record struct Decision(bool Allowed, string Reason)
{
    public static readonly Decision Allow = new(true, string.Empty);

    /// <summary>Whether a statement denies it, and not only the lack of one that allows it.</summary>
    public bool IsExplicitDeny => Reason.StartsWith("with an explicit deny", StringComparison.Ordinal);
}
