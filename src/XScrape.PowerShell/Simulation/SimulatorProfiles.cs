using XScrape.Simulator;

namespace XScrape.PowerShell.Simulation;

/// <summary>A temporary credentials file with a profile for each account of a simulator.</summary>
internal sealed class SimulatorProfiles : IDisposable
{
    private readonly FileStream _held;

    private SimulatorProfiles(string path, FileStream held, IReadOnlyDictionary<string, string> sides)
    {
        _held = held;
        Path = path;
        Sides = sides;
    }

    public string Path { get; }

    /// <summary>SourceProfileName and TargetProfileName, where rows do not bring names of their own.</summary>
    public IReadOnlyDictionary<string, string> Sides { get; }

    /// <param name="accounts">The accounts of the simulator.</param>
    /// <param name="plan">Which profile names stand for which account.</param>
    public static SimulatorProfiles Write(IReadOnlyList<SimulatedAccount> accounts, SimulatorPlan plan)
    {
        LeftProfiles.Remove(System.IO.Path.GetTempPath());
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"xscrape-{Guid.NewGuid():N}.credentials");
        List<string> lines = ["# Keys of a local AWS simulator; they are valid nowhere else."];
        foreach (KeyValuePair<string, string> profile in plan.Profiles)
        {
            SimulatedAccount account = accounts.First(a => a.AccountId == profile.Value);
            lines.AddRange([$"[{profile.Key}]", $"aws_access_key_id = {account.AccessKeyId}", $"aws_secret_access_key = {account.SecretAccessKey}", string.Empty]);
        }

        return new SimulatorProfiles(path, PrivateFile.WriteAndHold(path, lines), plan.Sides);
    }

    public void Dispose()
    {
        _held.Dispose();
        File.Delete(Path);
    }
}
