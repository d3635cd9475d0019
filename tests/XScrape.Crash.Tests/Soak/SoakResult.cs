namespace XScrape.Crash.Soak;

/// <summary>The figures of a soak.</summary>
internal sealed record SoakResult(int Links, int Rounds, int Scrapers, int Roles, int Flowing, long Calls, long Errors)
{
    /// <summary>All bound and working, none twice, none lost.</summary>
    public bool IsRight => Scrapers == Links && Roles == 2 * Links && Flowing == Links;

    public override string ToString() =>
        $"{Links} links connected in {Rounds} run(s): {Flowing} bound with metrics flowing, {Scrapers - Links} scrapers too many, {Links - Flowing} lost, {Roles} roles; {Calls} calls, {Errors} of them failed or cut";
}
