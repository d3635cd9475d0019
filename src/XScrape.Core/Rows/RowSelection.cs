using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Parts;

namespace XScrape.Rows;

/// <summary>
/// Whether a row says what it is about. A row that names nothing would stand for every link of the account, so only a command that reads
/// takes one, and only if the row holds nothing but where to look.
/// </summary>
internal sealed class RowSelection
{
    private readonly bool _byRole;
    private readonly bool _listsAccounts;

    private RowSelection(bool byRole, bool listsAccounts)
    {
        _byRole = byRole;
        _listsAccounts = listsAccounts;
    }

    /// <summary>The row, or the command, has to name a link or a role.</summary>
    public static RowSelection OfLinks { get; } = new(byRole: true, listsAccounts: false);

    /// <summary>The row may also name an account alone.</summary>
    public static RowSelection OfAccounts { get; } = new(byRole: true, listsAccounts: true);

    /// <summary>The row may name an account alone; scrapers are not found by role.</summary>
    public static RowSelection OfScrapers { get; } = new(byRole: false, listsAccounts: true);

    /// <summary>InvalidRow for a row that selects more than it names.</summary>
    /// <param name="row">A row that is not blank.</param>
    /// <param name="given">What the command's own parameters say.</param>
    /// <param name="number">The row's number, from 1.</param>
    public void Require(LinkRow row, LinkFacts given, int number)
    {
        bool isRead = row.Facts != new LinkFacts() || row.ConfigurationPath is not null;
        if (IsNamed(row.Facts) || (_listsAccounts && IsPlace(row)) || (isRead && IsNamed(given)))
        {
            return;
        }

        string unknown = row.Unknown.Count == 0 ? string.Empty : $" XScrape does not know these columns: {string.Join(", ", row.Unknown)}.";
        throw new XScrapeException(
            FailureId.InvalidRow,
            $"The row names no link: none of the columns {string.Join(", ", Columns())} has a value.{unknown}",
            "Name a column as XScrape does, and fill it. To list a whole account, give Get-XAScraper a row with nothing but the account, such as SourceProfileName and Region.").InRow(number);
    }

    private IEnumerable<string> Columns() =>
        [.. LinkParts.Selectors.Select(p => p.Name), .. _byRole ? ["SourceRoleArn", "TargetRoleArn"] : Array.Empty<string>()];

    private bool IsNamed(LinkFacts facts) =>
        LinkSelection.Of(facts) is not null
        || (_byRole && facts is not { SourceRole: null, TargetRole: null, SourceRoleName: null, TargetRoleName: null });

    /// <summary>What says where to look, and nothing else: a cell that is not understood may have been meant to name a link.</summary>
    private static bool IsPlace(LinkRow row)
    {
        LinkFacts facts = row.Facts;
        LinkFacts place = new()
        {
            Region = facts.Region,
            SourceAccount = facts.SourceAccount,
            TargetAccount = facts.TargetAccount,
            SourceProfileName = facts.SourceProfileName,
            TargetProfileName = facts.TargetProfileName,
            SourceAssumeRole = facts.SourceAssumeRole,
            TargetAssumeRole = facts.TargetAssumeRole,
        };
        return facts == place && facts != new LinkFacts() && row.Unknown.Count == 0 && row.ConfigurationPath is null;
    }
}
