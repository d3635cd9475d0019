using System.Diagnostics;

namespace XScrape.Crash.Harness;

/// <summary>The program under test, as a process that can be killed.</summary>
internal static class Subject
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    public static async Task<SubjectEnd> RunAsync(CrashWorld world, IReadOnlyList<string> command, KillPlan? plan = null)
    {
        using Process process = new();
        bool killed = false;
        CrashFront front = await CrashFront.StartAsync(world.Simulator, plan, async () =>
        {
            killed = true;
            process.Kill();
            await process.WaitForExitAsync();
        });
        try
        {
            process.StartInfo = StartInfo([command[0], "--endpoint", front.Endpoint, .. world.Arguments, .. command.Skip(1)]);
            process.Start();
            using CancellationTokenSource patience = new(s_patience);
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new SubjectEnd(process.ExitCode, (await output).Trim() + (await errors).Trim(), front.Calls, killed);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return new SubjectEnd(-1, "The program did not end in time.", front.Calls, killed);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> args)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, [Path.Combine(AppContext.BaseDirectory, "XScrape.CrashSubject.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return start;
    }
}
