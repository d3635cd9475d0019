namespace XScrape.Simulator.Policies;

/// <summary>The outcome of an authorisation with the words that AWS adds to its refusal.</summary>
internal readonly record struct Decision(bool Allowed, string Reason)
{
    public static readonly Decision Allow = new(true, string.Empty);

    /// <summary>Whether a statement denies it, and not only the lack of one that allows it.</summary>
    public bool IsExplicitDeny { get; private init; }

    /// <summary>A statement denies it.</summary>
    /// <param name="policy">Where, such as "an identity-based policy".</param>
    public static Decision Denied(string policy) => new(false, $"with an explicit deny in {policy}") { IsExplicitDeny = true };
}
