using XScrape.Sandbox.Serve;
using XScrape.Simulator;

namespace XScrape.Conformance.Stage;

/// <summary>The simulator behind serve's own front in this process, for what serve's options do not set.</summary>
internal sealed class InProcessAws : IAsyncDisposable
{
    private readonly KestrelFront _front;

    private InProcessAws(AwsSimulator simulator)
    {
        Simulator = simulator;
        _front = new KestrelFront(simulator);
    }

    public AwsSimulator Simulator { get; }

    public Uri Endpoint => _front.Endpoint;

    public static async Task<InProcessAws> StartAsync(SimulatorOptions options)
    {
        InProcessAws aws = new(new AwsSimulator(options));
        await aws._front.StartAsync(0, CancellationToken.None);
        return aws;
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        Simulator.Dispose();
    }
}
