using System.Xml.Linq;

namespace XScrape.Simulator.Http;

/// <summary>One service, with its operations and with its words for what can befall every call. Each gives itself to the table of operations, which knows no other.</summary>
/// <param name="name">The signing name.</param>
/// <param name="protocol">Its wire format.</param>
/// <param name="operations">Its operations.</param>
internal abstract class AwsService(string name, Protocol protocol, IEnumerable<Operation> operations)
{
    public string Name { get; } = name;

    public Protocol Protocol { get; } = protocol;

    public IReadOnlyList<Operation> Operations { get; } = [.. operations];

    /// <summary>The namespace of its XML; none where it uses JSON.</summary>
    public virtual XNamespace Namespace => XNamespace.None;

    /// <summary>Whether the header X-Amz-Target says which operation is meant.</summary>
    public bool HasTargets => Operations.Any(operation => operation is TargetOperation);

    public abstract AwsError Throttled(int? retryAfterSeconds);

    public abstract AwsError ServerFailure();
}
