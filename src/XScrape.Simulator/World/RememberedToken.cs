namespace XScrape.Simulator;

/// <summary>A client token, the request it came with and the scraper it made.</summary>
internal sealed record RememberedToken(string Body, string ScraperArn, DateTimeOffset At);
