namespace XScrape.Policies.Trust;

/// <summary>One thing that is wrong with our statement in a trust policy, and how a sentence about the policy continues.</summary>
internal sealed record TrustFault(TrustFaultKind Kind, string Text);
