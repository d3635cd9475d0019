using XScrape.Display;

namespace XScrape.Failures;

/// <summary>Stands for a cause whose words hold what a terminal would obey; a view of errors shows causes, too.</summary>
internal sealed class VisibleCause : Exception
{
    private readonly string _all;

    private VisibleCause(Exception cause)
        : base(VisibleText.LineOf($"{cause.GetType().Name}: {cause.Message}")) => _all = VisibleText.Of(cause.ToString());

    /// <summary>The cause itself where it can be shown as it is.</summary>
    public static Exception? Of(Exception? cause) => cause is null or XScrapeException || VisibleText.IsVisible(cause.ToString()) ? cause : new VisibleCause(cause);

    /// <inheritdoc/>
    public override string ToString() => _all;
}
