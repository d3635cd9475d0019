using Spectre.Console;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Provisioning;
using XScrape.Simulator;

namespace XScrape.Sandbox.Tour;

/// <summary>
/// The seed's procedure from end to end on the simulator, through the very code that the cmdlets call: each step with the
/// AWS calls it made, the trust policies before and after, and whether metrics flow.
/// </summary>
internal static class TourCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync($"'{args[0]}' means nothing to the tour; it takes no arguments. 'serve --help' tells of the other command.");
            return 2;
        }

        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using TourWorld world = TourWorld.Start();
        if (Console.IsOutputRedirected)
        {
            // A log has no width; ARNs shall stay in one piece.
            AnsiConsole.Profile.Width = 200;
        }

        TourPrinter print = new(AnsiConsole.Console, world);
        try
        {
            return await WalkAsync(world, print, stop.Token);
        }
        catch (XScrapeException failure)
        {
            print.Failed(failure);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static async Task<int> WalkAsync(TourWorld world, TourPrinter print, CancellationToken stop)
    {
        print.Opening();
        ScraperLink link = world.NewLink();
        foreach (TourStep step in world.StepsBeforeBind())
        {
            link = await RunAsync(world, print, step, link, stop);
        }

        print.Heading("4", "Wait-XAScraper", "until the scraper is ACTIVE (about 20 minutes in life)");
        link = await TourWait.WaitAsync(world, link, stop);
        print.Calls();

        print.Text("The scraper is ACTIVE, and that proves nothing. The same query, before the trust policies name it:");
        bool early = await AskAsync(world, print, link, stop);
        print.Chain(world.Simulator.ExplainChain(link.ScraperArn!));
        TourTrust before = await TourTrust.ReadAsync(link, stop);

        link = await RunAsync(world, print, world.Bind(), link, stop);
        print.Trust(before, await TourTrust.ReadAsync(link, stop));

        print.Text("The same query, after:");
        bool late = await AskAsync(world, print, link, stop);
        ChainVerdict? verdict = world.Simulator.ExplainChain(link.ScraperArn!);
        print.Chain(verdict);
        bool sound = !early && late && verdict is { MetricsFlow: true };
        print.End(sound);
        return sound ? 0 : 1;
    }

    private static async Task<ScraperLink> RunAsync(TourWorld world, TourPrinter print, TourStep step, ScraperLink link, CancellationToken stop)
    {
        print.Heading(step.Number, step.Cmdlet, step.Meaning);
        ScraperLink checkedLink = await LinkAccounts.CheckAsync(link, step.Operation.Sides, [], stop);
        Plan plan = await step.Operation.PlanAsync(step.Operation.Prepare(checkedLink), stop);
        ScraperLink done = await plan.RunAsync(stop);
        print.Calls();
        return done;
    }

    private static async Task<bool> AskAsync(TourWorld world, TourPrinter print, ScraperLink link, CancellationToken stop)
    {
        int samples = await world.Query.CountAsync(link.WorkspaceArn!, TourWorld.Question, stop);
        print.Answer(TourWorld.Question, samples);
        return samples > 0;
    }
}
