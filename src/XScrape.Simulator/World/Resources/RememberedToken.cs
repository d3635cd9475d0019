namespace XScrape.Simulator.World.Resources;

/// <summary>A client token's request, as a hash, and the scraper it made.</summary>
internal sealed record RememberedToken(string BodyHash, string ScraperArn, DateTimeOffset At);
