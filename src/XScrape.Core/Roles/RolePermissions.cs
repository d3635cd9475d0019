using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Roles;

/// <summary>What the two roles of a link may do.</summary>
/// <remarks>https://aws-observability.github.io/observability-best-practices/patterns/ampxa</remarks>
internal static class RolePermissions
{
    /// <summary>The inline policy of a target role with least privilege.</summary>
    public const string RemoteWriteName = "XScrape-RemoteWrite";

    /// <summary>How the inline policies of a source role begin.</summary>
    public const string AssumePrefix = "XScrape-Assume-";

    /// <summary>One inline policy per target role: a shared list would be overwritten by the last writer.</summary>
    public static string AssumeName(RoleArn target) => $"{AssumePrefix}{target.Account}-{Cut(target.Name.ToString(), 128 - 28)}";

    public static PolicyDocument Assume(RoleArn target) => PolicyDocument.Of(new PolicyStatement
    {
        Sid = ExpectedTrust.Sid,
        Effect = "Allow",
        Action = [ExpectedTrust.AssumeRole],
        Resource = [target.ToString()],
    });

    /// <summary>The one action that the destination asks for, on the destination alone.</summary>
    public static PolicyDocument Write(ScrapeDestination destination) => PolicyDocument.Of(new PolicyStatement
    {
        Sid = ExpectedTrust.Sid,
        Effect = "Allow",
        Action = [destination.WriteAction],
        Resource = [destination.ToString()],
    });

    public static ExpectedTrust SourceTrust(LinkFacts facts) => Terms(facts, Side.Source);

    public static ExpectedTrust TargetTrust(LinkFacts facts) => Terms(facts, Side.Target);

    private static ExpectedTrust Terms(LinkFacts facts, Side role) => new(
        role,
        facts.Partition!,
        facts.Region ?? throw LinkFacts.Missing("Region", "-Region"),
        facts.SourceAccount ?? throw LinkFacts.Missing("source account", "-SourceAccountId"),
        facts.SourceRole ?? throw LinkFacts.Missing("source role", "-SourceRoleArn"));

    private static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, length);
}
