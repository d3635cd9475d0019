namespace XScrape.Crash.Harness;

/// <summary>How a run of the program under test ended.</summary>
internal sealed record SubjectEnd(int ExitCode, string Output, int Calls, bool Killed)
{
    public bool Succeeded => ExitCode == 0 && !Killed;
}
