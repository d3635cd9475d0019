using XScrape.Simulator.Naming;

namespace XScrape.Simulator.World;

/// <summary>A role's readable state before its last change; stale reads continue to show it for a while.</summary>
internal sealed record RoleView(DateTimeOffset ChangedAt, bool Existed, string TrustText, TagMap Tags, string? Description);
