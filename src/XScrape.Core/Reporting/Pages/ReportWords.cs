namespace XScrape.Reporting.Pages;

/// <summary>The words for a state: never its colour alone.</summary>
internal static class ReportWords
{
    /// <summary>All states, the worst first.</summary>
    public static IReadOnlyList<ReportState> All { get; } = [ReportState.Broken, ReportState.Attention, ReportState.Changing, ReportState.Unproven, ReportState.Sound];

    public static string Of(ReportState state) => state.ToString();

    /// <summary>The part of class names and of symbols.</summary>
    public static string Key(ReportState state) => state switch
    {
        ReportState.Broken => "broken",
        ReportState.Attention => "attention",
        ReportState.Changing => "changing",
        ReportState.Unproven => "unproven",
        _ => "sound",
    };

    public static string Meaning(ReportState state) => state switch
    {
        ReportState.Broken => "failed, or a check says that no sample arrives",
        ReportState.Attention => "needs attention: trust or a warning",
        ReportState.Changing => "AWS is creating, updating or deleting it",
        ReportState.Unproven => "not made, or its trust was not read",
        _ => "active, bound, and no check failed",
    };

    public static string Count(int count, string one, string many) => $"{count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
