using XScrape.Simulator;

namespace XScrape.Sandbox.Serve;

/// <summary>Keeps the state of a simulator in a file: a second after a change at the latest, and at the end.</summary>
internal static class StateKeeper
{
    public static async Task RunAsync(AwsSimulator simulator, string path, CancellationToken stop)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
        long kept = -1;
        try
        {
            do
            {
                if (simulator.Calls.Total != kept)
                {
                    kept = simulator.Calls.Total;
                    simulator.Save(path);
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }

        simulator.Save(path);
    }
}
