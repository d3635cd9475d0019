using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;

namespace XScrape.Identities;

/// <summary>Makes sure, before the first write, that each identity is of the account whose resources are about to be written.</summary>
internal static class LinkAccounts
{
    /// <summary>
    /// The link with the accounts that the callers show where the link does not; WrongAccount or AccountNotAllowed where they contradict.
    /// </summary>
    /// <param name="link">A live link.</param>
    /// <param name="sides">The accounts that will be written to.</param>
    /// <param name="allowed">The only accounts to touch; empty: all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<ScraperLink> CheckAsync(ScraperLink link, LinkSides sides, IReadOnlyCollection<AccountId> allowed, CancellationToken stop)
    {
        LinkSession session = link.Session ?? throw new InvalidOperationException("The link has no session.");
        LinkFacts facts = link.Facts;
        RefuseOthers(facts.SourceAccount, sides.HasFlag(LinkSides.Source), allowed);
        RefuseOthers(facts.TargetAccount, sides.HasFlag(LinkSides.Target), allowed);
        // Asked side by side; each identity remembers its answer.
        Task<AccountId?> source = AccountOf(session.Source, sides.HasFlag(LinkSides.Source) || IsNamed(session.SourceIsNamed, sides) || facts.SourceAccount is null, stop);
        Task<AccountId?> target = AccountOf(session.Target, sides.HasFlag(LinkSides.Target) || IsNamed(session.TargetIsNamed, sides) || facts.TargetAccount is null, stop);
        await Task.WhenAll(source, target).ConfigureAwait(false);
        AccountId? sourceAccount = Agree(facts.SourceAccount, await source.ConfigureAwait(false), session.Source, "source");
        AccountId? targetAccount = Agree(facts.TargetAccount, await target.ConfigureAwait(false), session.Target, "target");
        RefuseOthers(sourceAccount, sides.HasFlag(LinkSides.Source), allowed);
        RefuseOthers(targetAccount, sides.HasFlag(LinkSides.Target), allowed);
        return link.With(f => LinkConsistency.Complete(f with { SourceAccount = sourceAccount, TargetAccount = targetAccount }));
    }

    // A write on one side names things of the other, such as the principal to trust: an identity that was named for it must be of its account.
    private static bool IsNamed(bool named, LinkSides written) => named && written != LinkSides.None;

    private static async Task<AccountId?> AccountOf(ICloudAccount account, bool ask, CancellationToken stop) =>
        ask ? (await account.GetCallerIdentityAsync(stop).ConfigureAwait(false)).Account : null;

    private static AccountId? Agree(AccountId? wanted, AccountId? actual, ICloudAccount account, string side)
    {
        if (wanted is not null && actual is not null && wanted != actual)
        {
            throw new XScrapeException(
                FailureId.WrongAccount,
                $"The {side} identity ({account.Identity}) is of account {actual}, and the link's {side} account is {wanted}. Nothing was written.",
                $"Give an identity of account {wanted}: -{Capital(side)}ProfileName, -{Capital(side)}Credential or -{Capital(side)}AssumeRoleArn.");
        }

        return wanted ?? actual;
    }

    private static void RefuseOthers(AccountId? account, bool written, IReadOnlyCollection<AccountId> allowed)
    {
        if (written && account is not null && allowed.Count > 0 && !allowed.Contains(account))
        {
            throw new XScrapeException(
                FailureId.AccountNotAllowed,
                $"Account {account} is not an allowed account ({string.Join(", ", allowed)}). Nothing was written.",
                "Correct the link, or add the account to -AllowedAccountId.");
        }
    }

    private static string Capital(string side) => side == "source" ? "Source" : "Target";
}
