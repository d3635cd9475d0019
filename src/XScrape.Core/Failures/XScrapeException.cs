using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Reporting;

namespace XScrape.Failures;

/// <summary>The one failure type: bad input, what AWS refused, and what did not come to its end.</summary>
public sealed class XScrapeException : Exception
{
    internal XScrapeException(FailureId id, string message, string? advice = null, Exception? inner = null)
        : base(VisibleText.LineOf(message), VisibleCause.Of(inner))
    {
        Id = id;
        Advice = advice is null ? FailureCatalog.AdviceFor(id) : VisibleText.LineOf(advice);
    }

    /// <summary>The stable id.</summary>
    public FailureId Id { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }

    /// <summary>The kind of failure.</summary>
    public FailureCategory Category => FailureCatalog.CategoryOf(Id);

    /// <summary>The AWS service that answered, such as iam; null if none was called.</summary>
    public string? Service { get; internal init; }

    /// <summary>The operation as AWS names it, such as CreateRole.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The error code as AWS sent it, such as MalformedPolicyDocument.</summary>
    public string? AwsCode { get; internal init => field = value is null ? null : VisibleText.LineOf(value); }

    /// <summary>The request id to tell AWS support.</summary>
    public string? RequestId { get; internal init => field = value is null ? null : VisibleText.LineOf(value); }

    /// <summary>The HTTP status code, or null.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The link as it stands after the failure, or null.</summary>
    public ScraperLink? Link { get; internal init; }

    /// <summary>What this run had done for the link before it failed, one sentence each.</summary>
    public IReadOnlyList<string> Done { get; internal init; } = [];

    /// <summary>What was checked before the first write, passed or not, where that is why nothing was written.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = [];

    /// <summary>The id with the service and operation where AWS refused, such as AccessDenied.iam.CreateRole.</summary>
    public string FullId => Service is null ? Id.ToString() : $"{Id}.{Service}.{Operation}";

    /// <summary>The same failure, saying first which row of the input it is about.</summary>
    internal XScrapeException InRow(int row) => Message.StartsWith("Row ", StringComparison.Ordinal) ? this :
        new(Id, $"Row {row}: {Message}", Advice, InnerException)
        {
            Service = Service,
            Operation = Operation,
            AwsCode = AwsCode,
            RequestId = RequestId,
            StatusCode = StatusCode,
            Link = Link,
            Done = Done,
            Findings = Findings,
        };

    /// <summary>The same failure, with its link as it can leave the run: without what was only seen a moment ago.</summary>
    internal XScrapeException Settled() => Link?.Session is not LinkSession session ? this :
        new(Id, Message, Advice, InnerException)
        {
            Service = Service,
            Operation = Operation,
            AwsCode = AwsCode,
            RequestId = RequestId,
            StatusCode = StatusCode,
            Link = Link.With(session.Settled),
            Done = Done,
            Findings = Findings,
        };

    /// <summary>The same failure of a run on paper: nothing was done before it.</summary>
    internal XScrapeException Undone(ScraperLink link)
    {
        string done = $" Done before: {string.Join("; ", Done)}.";
        return new(Id, Done.Count > 0 && Message.EndsWith(done, StringComparison.Ordinal) ? Message.Substring(0, Message.Length - done.Length) : Message, Advice, InnerException)
        {
            Service = Service,
            Operation = Operation,
            AwsCode = AwsCode,
            RequestId = RequestId,
            StatusCode = StatusCode,
            Link = link,
            Findings = Findings,
        };
    }

    /// <summary>The same failure, knowing the link it belongs to and what was done before.</summary>
    internal XScrapeException For(ScraperLink link, IReadOnlyList<string> done) => Link is not null ? this :
        new(Id, done.Count == 0 ? Message : $"{Message} Done before: {string.Join("; ", done)}.", Advice, InnerException)
        {
            Service = Service,
            Operation = Operation,
            AwsCode = AwsCode,
            RequestId = RequestId,
            StatusCode = StatusCode,
            Link = link,
            Done = done,
            Findings = Findings,
        };
}
