using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Language;
using XScrape.Cloud;
using XScrape.Discovery;
using XScrape.Identities;
using XScrape.Links;
using XScrape.PowerShell.Adapters;

namespace XScrape.PowerShell.Binding.Completion;

/// <summary>
/// One property of the scrapers that are there now, for callers who have typed an identity. Silent after a second, offline,
/// and in every other case.
/// </summary>
internal abstract class ScraperCompleter(Func<ScraperLink, string?> property) : IArgumentCompleter
{
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(900);

    [SuppressMessage("Design", "CA1031", Justification = "Completion is silent whatever happens.")]
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            TypedParameters typed = new(commandAst, fakeBoundParameters);
            return typed.Identity() is IdentityArguments identity
                ? [.. CompletionText.Match(wordToComplete, Values(Find(identity, typed.Facts(parameterName))))]
                : [];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private IEnumerable<(string Value, string ToolTip)> Values(IEnumerable<ScraperLink> links) => links
        .Where(link => property(link) is not null)
        .Select(link => (property(link)!, $"{link}: {link.Status}, {link.Facts.Ends}"));

    private static IReadOnlyList<ScraperLink> Find(IdentityArguments identity, LinkFacts facts)
    {
        CloudAccounts accounts = RunspaceAccounts.Current;
        using CancellationTokenSource stop = new(s_budget);
        Task<IReadOnlyList<ScraperLink>> search = Task.Run(
            () => LinkFinder.FindAsync(new LinkIdentities(identity, accounts).Open(new StoredLink(facts), fromData: false, origin: null), LinkSelection.Of(facts) ?? LinkSelection.All, stop.Token),
            CancellationToken.None);
        return search.Wait(s_budget) ? search.Result : [];
    }
}
