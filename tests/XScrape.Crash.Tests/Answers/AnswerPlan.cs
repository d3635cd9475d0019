using XScrape.Simulator.Faults;

namespace XScrape.Crash.Answers;

/// <summary>Which write of a run is answered by somebody else, how, and whether it took effect before.</summary>
internal sealed record AnswerPlan(string Operation, int Skip, FaultKind Kind, bool TakesEffect)
{
    /// <summary>Every answer that is not an operation's own.</summary>
    public static IReadOnlyList<FaultKind> Kinds { get; } = [FaultKind.WebPage, FaultKind.EmptyAnswer, FaultKind.OtherAnswer, FaultKind.OtherFormat, FaultKind.HalfAnswer, FaultKind.Redirect];

    public FaultPlan Faults => new() { Rules = [new FaultRule { Kind = Kind, Operation = Operation, Skip = Skip, Times = 1, TakesEffect = TakesEffect }] };

    public override string ToString() => $"{Operation} {Skip + 1} answered with {Kind}, {(TakesEffect ? "done" : "not done")}";
}
