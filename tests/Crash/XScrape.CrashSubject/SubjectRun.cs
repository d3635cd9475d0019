using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Waiting;

namespace XScrape.CrashSubject;

/// <summary>Runs the command and prints the link as a row, or how it failed.</summary>
internal static class SubjectRun
{
    public static async Task<int> RunAsync(SubjectArguments args)
    {
        try
        {
            ScraperLink link = await WorkAsync(args, SubjectLinks.Open(args), CancellationToken.None);
            Console.WriteLine(SubjectLinks.Row(link));
            return 0;
        }
        catch (XScrapeException failure)
        {
            Console.WriteLine($"{failure.FullId}: {failure.Message}");
            return 1;
        }
    }

    private static async Task<ScraperLink> WorkAsync(SubjectArguments args, ScraperLink link, CancellationToken stop)
    {
        if (SubjectCommands.Of(args) is ILinkOperation operation)
        {
            ScraperLink known = await LinkAccounts.CheckAsync(link, operation.Sides, [], stop);
            link = await operation.RunAsync(operation.Prepare(known), stop);
        }

        bool waits = args.Command == "wait" || (args.Command == "connect" && !args.Has("no-wait"));
        return waits ? await WaitAsync(link, stop) : link;
    }

    private static async Task<ScraperLink> WaitAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperLink last = link;
        await foreach (WaitEvent seen in new ScraperWaiter(SubjectCommands.Wait, TimeProvider.System).WaitAsync([link], stop))
        {
            last = seen.Failure is null ? seen.Link ?? last : throw seen.Failure;
        }

        return last;
    }
}
