using System.Runtime.InteropServices;
using XScrape.Simulator;

namespace XScrape.Sandbox.Serve;

/// <summary>Keeps a simulator up for any AWS client until it is stopped.</summary>
internal static class ServeCommand
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        ServeArguments arguments;
        try
        {
            arguments = ServeArguments.Parse(args);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            await Console.Error.WriteLineAsync(ServeArguments.Usage);
            return BadUsage;
        }

        if (arguments.Help)
        {
            await Console.Out.WriteLineAsync(ServeArguments.Usage);
            return 0;
        }

        try
        {
            return await ServeAsync(arguments);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or FormatException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task<int> ServeAsync(ServeArguments arguments)
    {
        using CancellationTokenSource stop = new();
        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using AwsSimulator simulator = arguments.StatePath is { } path && File.Exists(path) ? AwsSimulator.Load(arguments.Options, path) : new AwsSimulator(arguments.Options);
        await using KestrelFront front = new(simulator);
        await front.StartAsync(arguments.Port, stop.Token);
        await Console.Out.WriteLineAsync(arguments.Json ? Greeting.Json(front.Endpoint, simulator) : Greeting.Text(front.Endpoint, simulator));
        await Console.Out.FlushAsync(CancellationToken.None);
        if (arguments.StatePath is { } file)
        {
            await StateKeeper.RunAsync(simulator, file, stop.Token);
        }
        else
        {
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return 0;
    }
}
