namespace XScrape.Pester;

/// <summary>Whether a suite has passed: all that speaks against it, and nothing if it has.</summary>
internal static class SuiteVerdict
{
    public static IReadOnlyList<string> Judge(SuiteOutcome outcome, KnownSuite? known)
    {
        if (outcome.Report is not SuiteReport report || outcome.ExitCode != 0)
        {
            string how = outcome.ExitCode is int code ? $"ended early, with exit code {code}" : "did not end, and was stopped";
            return [$"The suite {how}. Its last lines:\n{outcome.End}"];
        }

        return [.. Broken(report), .. Failed(report), .. Missing(report, known)];
    }

    private static IEnumerable<string> Broken(SuiteReport report) => report.Broken.Select(part => $"[-] {part.Name}\n{part.Message}");

    private static IEnumerable<string> Failed(SuiteReport report) => report.Tests
        .Select(test => test.Result switch
        {
            "Passed" => null,
            "Skipped" when test.Reason.Length > 0 => null,
            "Skipped" => $"[!] {test.Name}\nIt is skipped without a reason: say it with Set-ItResult -Skipped -Because.",
            _ => $"[-] {test.Name} ({test.Result})\n{test.Message}",
        })
        .OfType<string>();

    private static IEnumerable<string> Missing(SuiteReport report, KnownSuite? known)
    {
        int run = report.Tests.Count(test => test.Result is "Passed" or "Failed");
        if (report.Tests.Count == 0)
        {
            yield return "The suite discovers no test.";
        }
        else if (known is null)
        {
            yield return $"suites.csv has no row for the suite. It discovers {report.Tests.Count} tests, of which {run} ran here.";
        }
        else if (report.Tests.Count < known.Tests)
        {
            yield return $"The suite discovers {report.Tests.Count} tests, and {known.Tests} are known. If they are gone on purpose, say so in suites.csv.";
        }
        else if (run < known.Run)
        {
            yield return $"{run} tests of the suite ran, and {known.Run} are known to run with the .NET SDK alone. Skipped: {string.Join("; ", report.Tests.Select(t => t.Reason).Where(r => r.Length > 0).Distinct())}.";
        }
    }
}
