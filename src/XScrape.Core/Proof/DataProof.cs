using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Waiting;

namespace XScrape.Proof;

/// <summary>Asks the workspace itself whether samples of a scraper arrive and its targets answer. ACTIVE proves nothing; a sample does, with the limits of docs/decisions/0008.</summary>
internal sealed class DataProof(IScrapeOutlineReader outlines, TimeProvider clock)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    /// <summary>How long after the first sample the picture may be incomplete: targets are scraped one after the other, once a minute as Prometheus has it.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(2);

    /// <summary>Whether samples of this scraper prove the present trust, how old the newest is, and which targets answer.</summary>
    /// <param name="link">A live link that knows its scraper, cluster and workspace, or by which AWS shows them.</param>
    /// <param name="stop">Cancels.</param>
    public Task<ProofResult> FindAsync(ScraperLink link, CancellationToken stop) => CheckedAsync(link, async () =>
    {
        ProofSubject subject = await SubjectAsync(link, stop).ConfigureAwait(false);
        DataLook look = new(subject, clock);
        return await ResultAsync(subject, look, await look.LookAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
    });

    /// <summary>The same, with a wait for the first samples. What keeps it from looking is the finding, so that others are not lost with it.</summary>
    public Task<ProofResult> FindAsync(ScraperLink link, WaitSettings settings, CancellationToken stop) => CheckedAsync(link, () => WaitAsync(link, settings, stop));

    /// <summary>
    /// Waits for samples that prove it, and then until every job has a target that is up, but for no longer than targets need to be scraped
    /// for the first time. What was seen last where the time is up.
    /// </summary>
    public async Task<ProofResult> WaitAsync(ScraperLink link, WaitSettings settings, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        ProofSubject subject = await SubjectAsync(link, stop).ConfigureAwait(false);
        DataLook look = new(subject, clock);
        PropagationRetry patient = new(clock, PropagationRetry.DefaultBound) { Purpose = RetryPurpose.ScraperPoll };
        TimeSpan? proven = null;
        while (true)
        {
            DataSeen seen = await patient.RunAsync(look.LookAsync, WaitFailures.MayPass, stop).ConfigureAwait(false);
            TimeSpan elapsed = clock.GetElapsedTime(start);
            proven = seen.IsProof ? proven ?? elapsed : null;
            bool settled = proven is { } since && (seen.AllJobsAnswer || elapsed - since >= s_settling);
            // What cannot be told apart stays so however long one waits.
            if (settled || seen.Twins.Count > 0 || elapsed >= settings.Timeout)
            {
                return await ResultAsync(subject, look, seen, stop).ConfigureAwait(false);
            }

            await Clock.Delay(clock, Min(Pause(elapsed, settings.PollInterval), settings.Timeout - elapsed), stop).ConfigureAwait(false);
        }
    }

    private static async Task<ProofResult> ResultAsync(ProofSubject subject, DataLook look, DataSeen seen, CancellationToken stop)
    {
        DataSeen whole = await look.CompleteAsync(seen, stop).ConfigureAwait(false);
        return new ProofResult(DataFindings.Of(subject.Link, whole), TargetFindings.Of(subject.Link, whole), whole.ShowsTargets && whole.Jobs.All(j => j.Up == 0));
    }

    private static async Task<ProofResult> CheckedAsync(ScraperLink link, Func<Task<ProofResult>> look)
    {
        try
        {
            return await look().ConfigureAwait(false);
        }
        catch (XScrapeException failure)
        {
            return new ProofResult(DataFindings.Unchecked(link, failure), [TargetFindings.Unchecked(link, failure)], NoTargetIsUp: false);
        }
    }

    /// <summary>A tenth of the time that has passed: a collector scrapes every 30 seconds at most, and a query is cheap.</summary>
    private static TimeSpan Pause(TimeSpan elapsed, TimeSpan? longest)
    {
        TimeSpan pause = Min(TimeSpan.FromTicks(elapsed.Ticks / 10), Min(longest ?? s_longest, s_longest));
        return pause < s_shortest ? s_shortest : pause;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<ProofSubject> SubjectAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperId id = link.Facts.ScraperId ?? throw LinkFacts.Missing("scraper", "-ScraperId or -ScraperArn, or run New-XAScraper first");
        IAmp amp = link.Session.Source.Amp;
        Scraper scraper = await amp.DescribeScraperAsync(id, stop).ConfigureAwait(false)
            ?? throw new XScrapeException(FailureId.ScraperNotFound, $"There is no scraper {link.ScraperArn ?? link.ScraperId}.", "Check the id; Get-XAScraper lists those that exist.");
        ScraperLink known = await InOneAccountAsync(link.With(f => f.With(scraper).WithRoles(scraper)), stop).ConfigureAwait(false);
        WorkspaceArn workspace = scraper.Destination is WorkspaceDestination written ? written.Workspace
            : throw LinkFacts.Missing("workspace of AMP", "the scraper of a link that writes to one");
        ScrapeOutline outline = Outline(scraper);
        Task<RoleChange?> change = RoleChanges.LastAsync(known, scraper, stop);
        Task<IReadOnlyList<string>> twins = TwinsAsync(amp, scraper, outline, stop);
        await Task.WhenAll(change, twins).ConfigureAwait(false);
        return new ProofSubject(known, workspace, outline, SampleSelector.Of(outline), await change.ConfigureAwait(false), await twins.ConfigureAwait(false));
    }

    /// <summary>Where both ends lie in one account and the target identity is of another, the source identity is the one to ask with.</summary>
    private static async Task<ScraperLink> InOneAccountAsync(ScraperLink link, CancellationToken stop)
    {
        LinkSession session = link.Session;
        if (link.Facts.TargetAccount is null || link.Facts.SourceAccount != link.Facts.TargetAccount || ReferenceEquals(session.Source, session.Target))
        {
            return link;
        }

        AccountId asked = (await session.Target.GetCallerIdentityAsync(stop).ConfigureAwait(false)).Account;
        return asked == link.Facts.TargetAccount ? link : new ScraperLink(link.Facts, session with { Target = session.Source });
    }

    private ScrapeOutline Outline(Scraper scraper) =>
        (scraper.Configuration is null ? null : outlines.Outline(scraper.Configuration)) ?? new ScrapeOutline(null, new Dictionary<string, string>());

    /// <summary>
    /// Other scrapers of the account that write the same labels to the same workspace; those of other accounts cannot be seen. Whoever may not list
    /// them gets no proof: a sample would be taken for this scraper's though another wrote it.
    /// </summary>
    private async Task<IReadOnlyList<string>> TwinsAsync(IAmp amp, Scraper scraper, ScrapeOutline outline, CancellationToken stop)
    {
        IReadOnlyList<Scraper> listed = await amp.ListScrapersAsync(new ScraperFilter(Destination: scraper.Destination), stop).ConfigureAwait(false);
        Scraper?[] others = await Task.WhenAll(listed.Where(s => s.Arn != scraper.Arn && !s.HasFailed).Select(s => amp.DescribeScraperAsync(s.Arn.Id, stop))).ConfigureAwait(false);
        return [.. others.OfType<Scraper>().Where(s => outline.Overlaps(Outline(s))).Select(s => s.Arn.Id.ToString())];
    }
}
