using XScrape.Display;

namespace XScrape.Failures;

/// <summary>The one failure type: bad input, what AWS refused, and what was not finished.</summary>
public class XScrapeException : Exception
{
    private readonly string _message;
    private object? _link;

    internal XScrapeException(FailureId id, string message, string? advice = null, Exception? inner = null)
        : base(message: null, VisibleCause.Of(inner))
    {
        _message = VisibleText.LineOf(message);
        Id = id;
        Advice = advice is null ? FailureCatalog.AdviceFor(id) : VisibleText.LineOf(advice);
    }

    /// <summary>The stable id.</summary>
    public FailureId Id { get; }

    /// <summary>What happened, with the row of the input before it and what was done before it after it.</summary>
    public override string Message =>
        $"{(Row is int row ? $"Row {row}: " : string.Empty)}{_message}{(Done.Count == 0 ? string.Empty : $" Done before: {VisibleText.LineOf(string.Join("; ", Done))}.")}";

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
    public object? Link { get => _link; internal init => _link = value; }

    /// <summary>The number of the row of the input that the failure is about, from 1, or null.</summary>
    public int? Row { get; private set; }

    /// <summary>What this run had done for the link before it failed, one sentence each.</summary>
    public IReadOnlyList<string> Done { get; private set; } = [];

    /// <summary>The id with the service and operation where AWS refused, such as AccessDenied.iam.CreateRole.</summary>
    public string FullId => Service is null ? Id.ToString() : $"{Id}.{Service}.{Operation}";

    /// <summary>The same failure, saying first which row of the input it is about, unless it does so already.</summary>
    internal XScrapeException InRow(int row) => Row is not null ? this : Copy(copy => copy.Row = row);

    /// <summary>The same failure, knowing the link it belongs to and what was done before, unless it knows them already.</summary>
    internal XScrapeException For(object link, IReadOnlyList<string> done) => _link is not null ? this : Copy(copy =>
    {
        copy._link = link;
        copy.Done = done;
    });

    /// <summary>The same failure with its link as another one.</summary>
    internal XScrapeException With(object link) => Copy(copy => copy._link = link);

    /// <summary>The same failure of a run on paper: nothing was done before it.</summary>
    internal XScrapeException Undone(object link) => Copy(copy =>
    {
        copy._link = link;
        copy.Done = [];
    });

    /// <summary>A failure that this one led to, with what AWS answered.</summary>
    internal XScrapeException Causing(FailureId id, string message, string? advice = null) => new(id, message, advice ?? Advice, this)
    {
        Service = Service,
        Operation = Operation,
        AwsCode = AwsCode,
        RequestId = RequestId,
        StatusCode = StatusCode,
    };

    // A member-wise copy keeps the type, the cause and the stack of the original, also with members that are added later. Not changed in
    // place, because one failure of an account may be reported for many links.
    private XScrapeException Copy(Action<XScrapeException> change)
    {
        XScrapeException copy = (XScrapeException)MemberwiseClone();
        change(copy);
        return copy;
    }
}
