using System.Collections.Concurrent;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Operations;

namespace XScrape.Rehearsing;

/// <summary>
/// Makes the plan of an operation by running it on paper: what is there is read from AWS, and what is written stays in memory. So a
/// plan cannot differ from the run. The links of one command share the paper, as their run shares the accounts.
/// </summary>
internal sealed class Rehearsal
{
    private readonly ConcurrentDictionary<ICloudAccount, PaperAccount> _papers = new();

    /// <summary>Every write call that a run of the operation would make now, and the link with Status Planned.</summary>
    public async Task<Plan> PlanAsync(ILinkOperation operation, ScraperLink link, CancellationToken stop)
    {
        LinkSession session = link.Session;
        PaperTrail trail = new();
        LinkSession paper = session with { Source = On(session.Source, link.Facts, link.Facts.SourceAccount), Target = On(session.Target, link.Facts, link.Facts.TargetAccount), Journal = new LinkJournal() };
        ScraperLink start = new(Start(link), paper);
        try
        {
            // Set for this flow alone: the caller's stays as it is.
            PaperTrail.Current = trail;
            ScraperLink done = await operation.RunAsync(start, stop).ConfigureAwait(false);
            return new Plan(Planned(link, done), [.. trail.Calls.Select(c => Explained(Shown(c), paper.Journal.Changes))]);
        }
        catch (XScrapeException failure)
        {
            throw failure.Undone(link);
        }
        finally
        {
            foreach (string warning in paper.Journal.TakeWarnings())
            {
                session.Journal.Warn(warning);
            }
        }
    }

    private static PlanStep Shown(PaperCall call) => new(call.Operation, call.Resource, NeverRun)
    {
        Service = call.Service,
        Account = call.Account,
        Before = call.Before,
        After = call.After,
    };

    private static Task<ScraperLink> NeverRun(ScraperLink link, CancellationToken stop) => throw new InvalidOperationException("What was made on paper is only shown.");

    /// <summary>A write of a scraper with what its step says about it beside what the call shows, such as rules that are passed over.</summary>
    private static PlanStep Explained(PlanStep step, IReadOnlyList<LinkChange> said)
    {
        LinkChange? change = said.FirstOrDefault(c => c.Operation == step.Operation && c.Resource == step.Resource);
        if (change?.After is null || step.Operation is not ("CreateScraper" or "UpdateScraper"))
        {
            return step;
        }

        string[] lines = step.After?.Split([Environment.NewLine], StringSplitOptions.None) ?? [];
        string[] more = [.. change.After.Split([Environment.NewLine], StringSplitOptions.None).Where(l => !lines.Contains(l))];
        return step with { After = string.Join(Environment.NewLine, lines.Concat(more)) };
    }

    /// <summary>The link as an earlier stage of the same rehearsal has left it.</summary>
    private static LinkFacts Start(ScraperLink link)
    {
        LinkFacts facts = link.Facts.Status == LinkStatus.Planned ? link.Facts with { Status = LinkStatus.None } : link.Facts;
        return facts.Scraper is null && link.Session.PlannedScraper is ScraperArn planned ? facts with { Scraper = planned, ScraperId = planned.Id } : facts;
    }

    /// <summary>What is on paper only does not leave the rehearsal: no ARN that was not made, and no state that was not seen.</summary>
    private static ScraperLink Planned(ScraperLink before, ScraperLink done)
    {
        LinkFacts facts = done.Facts with
        {
            Status = LinkStatus.Planned,
            StatusReason = null,
            Trust = before.Facts.Trust,
            Logging = before.Facts.Logging,
            LogGroup = before.Facts.LogGroup,
            LogComponents = before.Facts.LogComponents,
        };
        bool invented = facts.ScraperId is ScraperId id && (done.Session.Source as PaperAccount)?.Invented(id) == true;
        LinkSession session = done.Session.Settled with { Journal = before.Session.Journal, PlannedScraper = invented ? facts.Scraper : null };
        return new ScraperLink(invented ? facts with { Scraper = null, ScraperId = null, CreatedAt = before.Facts.CreatedAt } : facts, session);
    }

    private ICloudAccount On(ICloudAccount account, LinkFacts facts, AccountId? id) => account as PaperAccount
        ?? _papers.GetOrAdd(account, real => new PaperAccount(real, facts.Partition ?? real.Site.Region.Partition, id ?? throw LinkFacts.Missing("account", "-SourceAccountId and -TargetAccountId"), IsMissingAsync));

    /// <summary>Whether a role is known not to exist. What this identity may not see may be there.</summary>
    private async Task<bool> IsMissingAsync(RoleArn role, CancellationToken stop)
    {
        if (_papers.Values.FirstOrDefault(p => p.Account == role.Account) is not PaperAccount account)
        {
            return false;
        }

        try
        {
            return (await account.Iam.GetRoleAsync(role.Name, stop).ConfigureAwait(false))?.Arn != role;
        }
        catch (XScrapeException)
        {
            return false;
        }
    }
}
