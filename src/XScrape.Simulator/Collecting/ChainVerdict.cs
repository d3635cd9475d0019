namespace XScrape.Simulator.Collecting;

/// <summary>Whether a scraper's samples arrive, hop by hop.</summary>
/// <param name="ScraperArn">The scraper.</param>
/// <param name="Hops">Every hop in order, also those behind one that fails.</param>
public sealed record ChainVerdict(string ScraperArn, IReadOnlyList<ChainHop> Hops)
{
    /// <summary>Whether every hop holds.</summary>
    public bool MetricsFlow => Hops.All(hop => hop.Allowed);
}
