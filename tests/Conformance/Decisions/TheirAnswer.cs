namespace XScrape.Conformance.Decisions;

/// <summary>What the other evaluator says, as javascript/decide.js prints it.</summary>
internal sealed record TheirAnswer(string Decision, string Resource, string[] Grants, string[] Ignored, string? Error);
