using Spectre.Console;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Policies;
using XScrape.Simulator;

namespace XScrape.Sandbox.Tour;

/// <summary>The words of the tour.</summary>
internal sealed class TourPrinter(IAnsiConsole console, TourWorld world)
{
    public void Opening()
    {
        console.Write(new Rule("[bold]XScrape: cross-account scraping, from end to end[/]").LeftJustified());
        console.MarkupLineInterpolated($"A local AWS at {world.Endpoint}: account {world.SourceAccount} has the EKS cluster, account {world.TargetAccount} the workspace.");
    }

    public void Heading(string number, string cmdlet, string meaning)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Step {number}[/]  [blue]{cmdlet}[/]  {meaning}");
    }

    public void Calls()
    {
        List<(string Line, int Times)> lines = [];
        foreach (CloudCall call in world.Calls.Take())
        {
            string line = $"{call.Service}:{call.Operation}  {call.StatusCode} {call.ErrorCode}".TrimEnd() + $"  by {call.Identity}";
            if (lines.Count > 0 && lines[^1].Line == line)
            {
                lines[^1] = (line, lines[^1].Times + 1);
            }
            else
            {
                lines.Add((line, 1));
            }
        }

        foreach ((string line, int times) in lines)
        {
            console.MarkupLineInterpolated($"        [grey]{line}{(times > 1 ? $", {times} times" : string.Empty)}[/]");
        }
    }

    public void Text(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"{text}");
    }

    public void Answer(string question, int samples) =>
        console.MarkupLineInterpolated($"        query [blue]{question}[/] on the workspace: {samples} series");

    public void Chain(ChainVerdict? verdict)
    {
        foreach (ChainHop hop in verdict?.Hops ?? [])
        {
            console.MarkupLine(hop.Allowed
                ? $"        [green]✓[/] {Markup.Escape(hop.Name)}"
                : $"        [red]✗[/] {Markup.Escape(hop.Name)}: {Markup.Escape(hop.Reason)}");
        }
    }

    public void Trust(TourTrust before, TourTrust after)
    {
        Difference("Trust policy of the source role, before and after:", before.Source, after.Source);
        Difference("Trust policy of the target role, before and after:", before.Target, after.Target);
    }

    public void Failed(XScrapeException failure) => console.MarkupLineInterpolated($"[red]{failure.FullId}[/]: {failure.Message} {failure.Advice}");

    public void End(bool sound)
    {
        console.WriteLine();
        console.MarkupLine(sound
            ? "[green]Metrics flow[/]: nothing before the bind, samples after it."
            : "[red]Metrics do not flow as they should.[/]");
    }

    private void Difference(string title, string before, string after)
    {
        Text(title);
        foreach (string line in PolicyDifference.Between(before, after).Split('\n'))
        {
            string colour = line.StartsWith('+') ? "green" : line.StartsWith('-') ? "red" : "grey";
            console.MarkupLine($"        [{colour}]{Markup.Escape(line.TrimEnd())}[/]");
        }
    }
}
