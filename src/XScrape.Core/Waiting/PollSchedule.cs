namespace XScrape.Waiting;

/// <summary>
/// When to ask next. A creation of seconds, as in a rehearsal, is seen at once; one of many minutes is left in peace at
/// first and asked for more closely once it may end: near the usual 20 minutes, or near the time that others of the same
/// wait have taken.
/// </summary>
internal static class PollSchedule
{
    /// <summary>Never more often than that: AMP's rate is shared by everybody in the account.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>No creation ends sooner, not even in a rehearsal.</summary>
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    /// <summary>A list of hundreds of scrapers is long; with so many, one or the other of them ends at any time.</summary>
    public static TimeSpan ShortestFor(int scrapers) => TimeSpan.FromTicks(Shortest.Ticks * Math.Min(8, Math.Max(1, scrapers / 25)));

    /// <summary>While nothing says that the end is near. Each look costs a process that has just started more than its call: what runs often is compiled again.</summary>
    private static readonly TimeSpan s_calm = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_near = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(40);

    /// <summary>Creations of about 17 to 25 minutes were seen; some end sooner.</summary>
    private static readonly TimeSpan s_mayEnd = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(35);

    /// <param name="age">How long the creation has taken until now.</param>
    /// <param name="usual">How long others of the same wait took; null while none has ended.</param>
    /// <param name="longest">The longest pause that the user wants, or null.</param>
    public static TimeSpan Next(TimeSpan age, TimeSpan? usual, TimeSpan? longest)
    {
        TimeSpan pause = usual is TimeSpan known ? Known(age, known) : Unknown(age);
        pause = longest is TimeSpan limit && limit < pause ? limit : pause;
        // The floor comes last: an interval of zero must not ask without pause.
        return pause < Shortest ? Shortest : pause;
    }

    private static TimeSpan Unknown(TimeSpan age) =>
        age < s_first ? Max(s_first - age, s_calm)
        : age >= s_late ? s_near + s_near
        : age >= s_mayEnd ? s_near
        // Not past the moment from which it is asked for closely.
        : Min(Min(Max(Part(age, 10), s_calm), s_quiet), s_mayEnd - age);

    private static TimeSpan Known(TimeSpan age, TimeSpan usual)
    {
        TimeSpan soon = Part(usual, 10);
        return age < usual - soon ? Min(usual - soon - age, s_quiet) : Min(Part(age, 20), s_near);
    }

    private static TimeSpan Part(TimeSpan time, int part) => TimeSpan.FromTicks(time.Ticks / part);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
