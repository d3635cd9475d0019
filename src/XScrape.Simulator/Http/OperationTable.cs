namespace XScrape.Simulator;

/// <summary>All operations, found by Action or by path.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<string, FormOperation> _forms;
    private readonly ILookup<string, PathOperation> _paths;

    public OperationTable()
    {
        All = [.. IamOperations.All, .. StsOperations.All, .. EksOperations.All, .. Ec2Operations.All, .. AmpOperations.All];
        _forms = All.OfType<FormOperation>().ToDictionary(operation => operation.Service + ":" + operation.Name, StringComparer.Ordinal);
        _paths = All.OfType<PathOperation>().ToLookup(operation => operation.Service, StringComparer.Ordinal);
    }

    public IReadOnlyList<Operation> All { get; }

    public static Protocol? ProtocolOf(string service) => service switch
    {
        "iam" or "sts" => Protocol.Query,
        "ec2" => Protocol.Ec2,
        "aps" or "eks" => Protocol.RestJson,
        _ => null,
    };

    public FormOperation Find(string service, string? action) =>
        action is not null && _forms.TryGetValue(service + ":" + action, out FormOperation? found)
            ? found
            : throw new AwsError(400, action is null ? "MissingAction" : "InvalidAction", $"Could not find operation {action ?? "(none)"}; the simulator knows {string.Join(", ", _forms.Values.Where(one => one.Service == service).Select(one => one.Name))}.");

    public PathOperation Find(string service, string method, string path, out IReadOnlyDictionary<string, string> labels)
    {
        foreach (PathOperation operation in _paths[service])
        {
            if (operation.Match(method, path) is { } found)
            {
                labels = found;
                return operation;
            }
        }

        throw new AwsError(404, "UnknownOperationException", $"Could not find an operation for {method} {path}; the simulator knows {string.Join(", ", _paths[service].Select(one => one.Name))}.");
    }
}
