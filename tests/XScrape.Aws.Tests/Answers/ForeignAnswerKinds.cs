using XScrape.Simulator.Faults;

namespace XScrape.Aws.Tests.Answers;

/// <summary>The faults of the simulator that are answers, told from those that are errors, silence or age.</summary>
internal static class ForeignAnswerKinds
{
    public static bool Contains(FaultKind kind) => kind is not (FaultKind.Throttle or FaultKind.ServerError or FaultKind.Slow or FaultKind.CutBefore or FaultKind.CutAfter
        or FaultKind.AccessDenied or FaultKind.StaleRead or FaultKind.Error);
}
