namespace XScrape.Simulator;

/// <summary>All operations, found by Action, by path or by target.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<string, FormOperation> _forms;
    private readonly ILookup<string, PathOperation> _paths;
    private readonly ILookup<string, TargetOperation> _targets;

    public OperationTable()
    {
        All = [.. IamOperations.All, .. StsOperations.All, .. EksOperations.All, .. Ec2Operations.All, .. AmpOperations.All, .. LogsOperations.All];
        _forms = All.OfType<FormOperation>().ToDictionary(operation => operation.Service + ":" + operation.Name, StringComparer.Ordinal);
        _targets = All.OfType<TargetOperation>().ToLookup(operation => operation.Service, StringComparer.Ordinal);
        _paths = All.OfType<PathOperation>().ToLookup(operation => operation.Service, StringComparer.Ordinal);
    }

    public IReadOnlyList<Operation> All { get; }

    public static Protocol? ProtocolOf(string service) => service switch
    {
        "iam" or "sts" => Protocol.Query,
        "ec2" => Protocol.Ec2,
        "aps" or "eks" or "logs" => Protocol.RestJson,
        _ => null,
    };

    public FormOperation Find(string service, string? action) =>
        action is not null && _forms.TryGetValue(service + ":" + action, out FormOperation? found)
            ? found
            : throw new AwsError(400, action is null ? "MissingAction" : "InvalidAction", $"Could not find operation {action ?? "(none)"}; the simulator knows {string.Join(", ", _forms.Values.Where(one => one.Service == service).Select(one => one.Name))}.");

    /// <summary>Whether the header X-Amz-Target says which operation of the service is meant.</summary>
    public bool HasTargets(string service) => _targets.Contains(service);

    public TargetOperation FindTarget(string service, string? target) => _targets[service].FirstOrDefault(operation => operation.Target == target)
        ?? throw new AwsError(400, "UnknownOperationException", $"Could not find operation {target ?? "(none)"}; the simulator knows {string.Join(", ", _targets[service].Select(one => one.Target))}.");

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
