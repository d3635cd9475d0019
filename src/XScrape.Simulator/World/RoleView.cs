namespace XScrape.Simulator;

/// <summary>A role's readable state before its last change, shown until a moment.</summary>
internal sealed record RoleView(DateTimeOffset Until, bool Existed, string TrustText, TagMap Tags, string? Description);
