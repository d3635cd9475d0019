using XScrape.Arns;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Policies;

/// <summary>The policies of the procedure's documentation, as people paste them.</summary>
/// <remarks>https://aws-observability.github.io/observability-best-practices/patterns/ampxa</remarks>
internal static class Seed
{
    public static string SourceTrust(string scraper = Samples.Scraper, string sid = "") => $$"""
        {
        "Version": "2012-10-17",
        "Statement": [
        {
        "Sid": "{{sid}}",
        "Effect": "Allow",
        "Principal": {
        "Service": "scraper.aps.amazonaws.com"
        },
        "Action": "sts:AssumeRole",
        "Condition": {
        "ArnEquals": {
        "aws:SourceArn": "{{scraper}}"
        },
        "StringEquals": {
        "AWS:SourceAccount": "111122223333"
        }
        }
        }
        ]
        }
        """;

    public const string AssumeTarget = """
        {
        "Version": "2012-10-17",
        "Statement": [
        {
        "Sid": "VisualEditor0",
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Resource": "arn:aws:iam::444455556666:role/Target"
        }
        ]
        }
        """;

    /// <summary>A bare statement, as the procedure prints it.</summary>
    public static string TargetTrust(string scraper = Samples.Scraper) => $$"""
        {
        "Effect": "Allow",
        "Principal": {
        "AWS": "arn:aws:iam::111122223333:role/Source"
        },
        "Action": "sts:AssumeRole",
        "Condition": {
        "StringEquals": {
        "sts:ExternalId": "{{scraper}}"
        }
        }
        }
        """;

    public static ExpectedTrust SourceTerms { get; } = Terms(Side.Source);

    public static ExpectedTrust TargetTerms { get; } = Terms(Side.Target);

    public static ScraperArn Scraper { get; } = ScraperArn.Parse(Samples.Scraper);

    public static ScraperArn OtherScraper { get; } = ScraperArn.Parse(Samples.OtherScraper);

    /// <summary>A trust policy with these statements.</summary>
    public static PolicyDocument Document(params string[] statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""");

    private static ExpectedTrust Terms(Side role) => new(
        role, "aws", Region.Parse("us-west-2"), AccountId.Parse(Samples.SourceAccount), RoleArn.Parse(Samples.SourceRole));
}
