namespace XScrape.Simulator.Policies;

/// <summary>What one policy says: denied, allowed (and how the caller was named), or nothing.</summary>
internal readonly record struct PolicyEffect(bool Denied, PrincipalMatch AllowedAs)
{
    public bool Allowed => !Denied && AllowedAs != PrincipalMatch.None;
}
