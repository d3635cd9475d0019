namespace XScrape.Crash.Harness;

/// <summary>At which call of a run the process dies: before the call is handled, or after its effect and before its answer.</summary>
internal sealed record KillPlan(int Call, bool AfterEffect)
{
    public override string ToString() => $"killed {(AfterEffect ? "after" : "before")} call {Call}";
}
