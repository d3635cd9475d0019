using XScrape.Arns;
using XScrape.Links.Sides;

namespace XScrape.Policies.Trust;

/// <summary>What the trust policy of one role of a link has to say, for any scraper ARNs in it.</summary>
/// <remarks>https://aws-observability.github.io/observability-best-practices/patterns/ampxa</remarks>
internal sealed record ExpectedTrust(Side Role, string Partition, Region Region, AccountId SourceAccount, RoleArn SourceRole)
{
    public const string Sid = "XScrape";

    /// <summary>
    /// Whether links with other source roles may use the role, too. Then a statement of ours that names another principal is
    /// theirs, and not one to fix.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>The principal of managed collectors.</summary>
    public const string ScraperService = "scraper.aps.amazonaws.com";

    public const string AssumeRole = "sts:AssumeRole";

    public const string SourceAccountKey = "aws:SourceAccount";

    private static readonly string[] s_arnOperators = ["ArnEquals", "ArnLike", "StringEquals", "StringLike"];

    private static readonly string[] s_textOperators = ["StringEquals", "StringLike"];

    /// <summary>The condition key that holds the scraper's ARN.</summary>
    public string ArnKey => Role == Side.Source ? "aws:SourceArn" : "sts:ExternalId";

    /// <summary>The operators under which that key does its work; the first is the one of the procedure.</summary>
    public string[] ArnOperators => Role == Side.Source ? s_arnOperators : s_textOperators;

    public string Placeholder => TrustPlaceholder.For(Partition, Region, SourceAccount);

    public PolicyPrincipal Principal => Role == Side.Source ? PolicyPrincipal.Service(ScraperService) : PolicyPrincipal.Aws(SourceRole.ToString());

    /// <summary>The whole statement for these ARNs; the placeholder stands where there are none.</summary>
    public PolicyStatement Statement(IReadOnlyCollection<ScraperArn> scrapers) => new()
    {
        Sid = Sid,
        Effect = "Allow",
        Principal = Principal,
        Action = [AssumeRole],
        Conditions = Role == Side.Source
            ? [new(ArnOperators[0], ArnKey, Values(scrapers)), new("StringEquals", SourceAccountKey, SourceAccount.ToString())]
            : [new(ArnOperators[0], ArnKey, Values(scrapers))],
    };

    public IReadOnlyList<string> Values(IReadOnlyCollection<ScraperArn> scrapers) =>
        scrapers.Count == 0 ? [Placeholder] : [.. scrapers.Select(s => s.ToString()).Distinct().OrderBy(s => s, StringComparer.Ordinal)];

    /// <summary>The Sid of our statement where another link's has the plain one: Sids are unique in a policy.</summary>
    public string OwnSid => Sid + TextHash.ShortOf(SourceRole.ToString());

    /// <summary>Whether this is exactly the principal that the statement of ours has.</summary>
    public bool IsAlive(PolicyPrincipal? principal) => IsOurs(principal) && !principal!.AllAws().Any(IsDead);

    /// <summary>Whether this is the principal that the statement of ours has, alive or as a dead id.</summary>
    public bool IsOurs(PolicyPrincipal? principal) => Role == Side.Source
        ? principal?.Sole("Service") == ScraperService
        : principal?.Sole("AWS") is string aws && (aws == SourceRole.ToString() || IsDead(aws));

    /// <summary>A principal's unique id shows only once the principal is gone.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids</remarks>
    public static bool IsDead(string principal) =>
        principal.Length > 16 && principal.StartsWith("A", StringComparison.Ordinal)
        && principal.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
