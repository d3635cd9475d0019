using System.Diagnostics;
using System.Globalization;

namespace XScrape.Benchmarks.Fleet;

/// <summary>Runs a command to its end and measures it with all processes that it starts. Linux: it reads /proc.</summary>
internal static class MeasuredProcess
{
    private const string Marker = "measured";

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);

    /// <summary>Wall, CPU, memory and what was printed; InvalidOperationException if it failed.</summary>
    public static async Task<(double Wall, double Cpu, double Megabytes, string Output)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        // The shell's own clock counts the CPU of everything that it has waited for, to the last child.
        ProcessStartInfo start = new("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "-c", $"TIMEFORMAT='{Marker} %R %U %S'; time \"$@\"", "bash" }.Concat(command))
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        double most = 0;
        Task ended = process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(s_step)) != ended)
        {
            most = Math.Max(most, MemoryOfTree(process.Id));
        }

        string said = await output;
        string complained = await errors;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {said} {complained}");
        }

        double[] times = [.. complained.Split('\n').Last(l => l.StartsWith(Marker, StringComparison.Ordinal)).Split(' ').Skip(1).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return (times[0], times[1] + times[2], most, said);
    }

    private static double MemoryOfTree(int root)
    {
        Dictionary<int, (int Parent, long Pages)> all = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            try
            {
                string stat = File.ReadAllText(Path.Combine(folder, "stat"));
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                all[int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)] = (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        return all.Where(p => IsBelow(p.Key)).Sum(p => p.Value.Pages) * Environment.SystemPageSize / 1048576.0;

        bool IsBelow(int id) => id == root || (all.TryGetValue(id, out (int Parent, long Pages) one) && one.Parent > 1 && IsBelow(one.Parent));
    }
}
