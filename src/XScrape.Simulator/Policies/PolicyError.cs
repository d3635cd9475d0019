namespace XScrape.Simulator.Policies;

/// <summary>Why a policy document is refused; becomes MalformedPolicyDocument.</summary>
#pragma warning disable CA1032, CA1064 // never leaves this assembly
internal sealed class PolicyError(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
