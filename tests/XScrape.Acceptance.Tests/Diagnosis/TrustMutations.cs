using XScrape.Diagnosis;
using XScrape.Links.Sides;
using XScrape.Policies;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>What can go wrong with the two trust policies.</summary>
internal static class TrustMutations
{
    private const string Pending = "arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending";
    private const string Wildcard = "arn:aws:aps:us-west-2:111122223333:scraper/*";
    private const string Other = "arn:aws:aps:us-west-2:111122223333:scraper/s-11111111-2222-3333-4444-555555555555";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Sid":"Open","Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Sid":"Shut","Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}]}""";
    private const string Unrelated = """{"Version":"2012-10-17","Statement":[{"Sid":"Mine","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static IEnumerable<Mutation> All => [.. OfSource, .. OfTarget];

    private static IEnumerable<Mutation> OfSource =>
    [
        Source("still holds our placeholder", FindingIds.SourceTrust, (s, json) => json.Replace(s.ScraperArn, Pending, StringComparison.Ordinal)),
        Source("names another scraper", FindingIds.SourceTrust, (s, json) => json.Replace(s.ScraperArn, Other, StringComparison.Ordinal)),
        Source("holds AWS's wildcard", FindingIds.SourceTrustScope, (s, json) => json.Replace(s.ScraperArn, Wildcard, StringComparison.Ordinal)) with { Flows = true },
        Source("holds the wildcard under StringEquals", FindingIds.SourceTrust, (s, json) => json.Replace(s.ScraperArn, Wildcard, StringComparison.Ordinal).Replace("ArnEquals", "StringEquals", StringComparison.Ordinal)),
        Source("names the ARN and a wildcard", FindingIds.SourceTrustScope, (s, json) => json.Replace($"\"{s.ScraperArn}\"", $"[\"{s.ScraperArn}\",\"{Wildcard}\"]", StringComparison.Ordinal)) with { Flows = true },
        Source("names an old scraper, too", FindingIds.SourceTrustScope, (s, json) => json.Replace($"\"{s.ScraperArn}\"", $"[\"{s.ScraperArn}\",\"{Other}\"]", StringComparison.Ordinal)) with { Flows = true },
        Source("asks for another account", FindingIds.SourceTrust, (_, json) => json.Replace("\"111122223333\"", "\"999999999999\"", StringComparison.Ordinal)),
        Source("has lost its condition on the account", FindingIds.SourceTrustScope, (_, json) => Change(json, s => s with { Conditions = [.. s.Conditions.Where(c => c.Key != "aws:SourceAccount")] })) with { Flows = true },
        Source("has lost all conditions", FindingIds.SourceTrustScope, (_, json) => Change(json, s => s with { Conditions = [] })) with { Flows = true },
        Source("trusts another service", FindingIds.SourceTrust, (_, json) => json.Replace("scraper.aps.amazonaws.com", "ec2.amazonaws.com", StringComparison.Ordinal)),
        Source("trusts a role instead of the service", FindingIds.SourceTrust, (_, json) => json.Replace("\"Service\":\"scraper.aps.amazonaws.com\"", "\"AWS\":\"arn:aws:iam::111122223333:root\"", StringComparison.Ordinal)),
        Source("has a condition that never holds", FindingIds.SourceTrust, (_, json) => Change(json, s => s.With(new PolicyCondition("ArnNotLike", "aws:SourceArn", "arn:aws:aps:*:*:*")))),
        Source("has only a statement of somebody else's", FindingIds.SourceTrust, (_, _) => Unrelated),
        new("the source role's trust denies everybody", FindingIds.SourceTrust, s => s.AddStatementAsync(Side.Source, Deny)),
        new("a second statement opens the source role to every scraper", FindingIds.SourceTrustScope, s => s.AddStatementAsync(Side.Source, Everything)) { Flows = true },
    ];

    private static IEnumerable<Mutation> OfTarget =>
    [
        Target("still holds our placeholder", FindingIds.TargetTrust, (s, json) => json.Replace(s.ScraperArn, Pending, StringComparison.Ordinal)),
        Target("names another scraper", FindingIds.TargetTrust, (s, json) => json.Replace(s.ScraperArn, Other, StringComparison.Ordinal)),
        Target("holds AWS's wildcard, which StringEquals takes literally", FindingIds.TargetTrust, (s, json) => json.Replace(s.ScraperArn, Wildcard, StringComparison.Ordinal)),
        Target("holds the wildcard under StringLike", FindingIds.TargetTrustScope, (s, json) => json.Replace(s.ScraperArn, Wildcard, StringComparison.Ordinal).Replace("StringEquals", "StringLike", StringComparison.Ordinal)) with { Flows = true },
        Target("has lost its external id", FindingIds.TargetTrustScope, (_, json) => Change(json, s => s with { Conditions = [] })) with { Flows = true },
        Target("trusts the whole source account", FindingIds.TargetTrustScope, (s, json) => json.Replace($"{s.Facts.SourceRole}", "arn:aws:iam::111122223333:root", StringComparison.Ordinal)) with { Flows = true },
        Target("trusts everybody with the external id", FindingIds.TargetTrustScope, (s, json) => json.Replace($"\"AWS\":\"{s.Facts.SourceRole}\"", "\"AWS\":\"*\"", StringComparison.Ordinal)) with { Flows = true },
        Target("trusts another account", FindingIds.TargetTrust, (s, json) => json.Replace($"{s.Facts.SourceRole}", "arn:aws:iam::444455556666:root", StringComparison.Ordinal)),
        Target("asks for the external id in capitals", FindingIds.TargetTrust, (s, json) => json.Replace(s.ScraperArn, s.ScraperArn.ToUpperInvariant(), StringComparison.Ordinal)),
        Target("has only a statement of somebody else's", FindingIds.TargetTrust, (_, _) => Unrelated),
        new("the target role's trust denies everybody", FindingIds.TargetTrust, s => s.AddStatementAsync(Side.Target, Deny)),
        new("the target role's trust denies the source role", FindingIds.TargetTrust, s => s.AddStatementAsync(Side.Target, Deny.Replace("\"*\"", $$"""{"AWS":"{{s.Facts.SourceRole}}"}""", StringComparison.Ordinal))),
    ];

    private static Mutation Source(string what, string found, Func<LinkStage, string, string> change) =>
        new($"the source role's trust {what}", found, s => s.ChangeTrustAsync(Side.Source, json => change(s, json)));

    private static Mutation Target(string what, string found, Func<LinkStage, string, string> change) =>
        new($"the target role's trust {what}", found, s => s.ChangeTrustAsync(Side.Target, json => change(s, json)));

    private static string Change(string json, Func<PolicyStatement, PolicyStatement> change)
    {
        PolicyDocument old = PolicyDocument.Parse(json);
        return old.Replace(old.Statements[0], change(old.Statements[0])).ToJson();
    }
}
