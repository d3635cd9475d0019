using XScrape.Arns;

namespace XScrape.Cloud;

/// <summary>The answer of sts:GetCallerIdentity.</summary>
internal sealed record CloudCaller(AccountId Account, string Arn, string UserId);
