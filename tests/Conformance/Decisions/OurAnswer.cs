namespace XScrape.Conformance.Decisions;

/// <summary>What this side says: the decision, what the resource's policy says by itself, and the condition keys that it was asked with.</summary>
internal sealed record OurAnswer(string? Decision, string? Resource, IReadOnlyDictionary<string, string[]> Context);
