namespace XScrape.Simulator.Http;

/// <summary>The operations of all services that gave themselves to it, found by Action, by path or by target.</summary>
internal sealed class OperationTable
{
    private readonly IReadOnlyList<AwsService> _services;
    private readonly Dictionary<string, FormOperation> _forms;

    public OperationTable(IReadOnlyList<AwsService> services)
    {
        _services = services;
        All = [.. services.SelectMany(service => service.Operations)];
        _forms = All.OfType<FormOperation>().ToDictionary(operation => operation.Service + ":" + operation.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Operation> All { get; }

    public AwsService Service(string name) => _services.FirstOrDefault(service => service.Name == name)
        ?? throw new AwsError(404, "UnknownOperationException", $"The simulator has no service with the signing name '{name}'; it has {string.Join(", ", _services.Take(_services.Count - 1).Select(one => one.Name))} and {_services[_services.Count - 1].Name}.");

    public FormOperation Find(AwsService service, string? action) =>
        action is not null && _forms.TryGetValue(service.Name + ":" + action, out FormOperation? found)
            ? found
            : throw new AwsError(400, action is null ? "MissingAction" : "InvalidAction", $"Could not find operation {action ?? "(none)"}; the simulator knows {string.Join(", ", service.Operations.Select(one => one.Name))}.");

    public static TargetOperation FindTarget(AwsService service, string? target) => service.Operations.OfType<TargetOperation>().FirstOrDefault(operation => operation.Target == target)
        ?? throw new AwsError(400, "UnknownOperationException", $"Could not find operation {target ?? "(none)"}; the simulator knows {string.Join(", ", service.Operations.OfType<TargetOperation>().Select(one => one.Target))}.");

    public static PathOperation Find(AwsService service, string method, string path, out IReadOnlyDictionary<string, string> labels)
    {
        foreach (PathOperation operation in service.Operations.OfType<PathOperation>())
        {
            if (operation.Match(method, path) is { } found)
            {
                labels = found;
                return operation;
            }
        }

        throw new AwsError(404, "UnknownOperationException", $"Could not find an operation for {method} {path}; the simulator knows {string.Join(", ", service.Operations.Select(one => one.Name))}.");
    }
}
