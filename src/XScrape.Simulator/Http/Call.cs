using System.Text;
using System.Text.Json;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Http;

/// <summary>A call by a known caller of a known operation.</summary>
internal sealed class Call(SimulatedWorld world, Caller caller, Operation operation, string region, SimulatorRequest request, Target target)
{
    private JsonElement? _body;

    public SimulatedWorld World { get; } = world;

    public Caller Caller { get; } = caller;

    public Account Account => Caller.Account;

    public Operation Operation { get; } = operation;

    public string Region { get; } = region;

    public SimulatorRequest Request { get; } = request;

    public Target Target { get; } = target;

    public Form Form { get; init; } = new([]);

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>How old a read may be, because of a fault.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>The JSON body; an empty one is an empty object.</summary>
    public JsonElement Body => _body ??= ReadBody();

    public IReadOnlyList<string> QueryValues(string name) => [.. Target.Query.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    public string? QueryValue(string name) => QueryValues(name) is { Count: > 0 } values ? values[0] : null;

    /// <summary>Refuses the call unless the caller's policies allow the action on each of the resources.</summary>
    public void Authorize(string action, string resource, Action<RequestContext>? more = null)
    {
        RequestContext request = Context(action, resource);
        more?.Invoke(request);
        Decision decision = Authorization.ByIdentity(request);
        if (!decision.Allowed)
        {
            throw Denied(action, resource, decision.Reason);
        }
    }

    /// <summary>What this call is, for any policy that is asked about it.</summary>
    public RequestContext Context(string action, string resource) => new RequestContext(Caller, action, resource)
        .Everywhere(World.Now, Region)
        .With("aws:SourceIp", "127.0.0.1")
        .With("aws:UserAgent", Request.Header("User-Agent"));

    public AwsError Denied(string action, string resource, string reason) => AwsError.AccessDenied(
        Operation.Protocol,
        $"User: {Caller.Arn} is not authorized to perform: {action} on resource: {resource}{(reason.Length > 0 ? " " + reason : string.Empty)}");

    /// <summary>An escaped half of a surrogate pair is JSON, but no text.</summary>
    private static void CheckStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    CheckStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    CheckStrings(member.Value);
                }

                break;
        }
    }

    private JsonElement ReadBody()
    {
        if (Request.Body.Length == 0)
        {
            return JsonDocument.Parse("{}").RootElement;
        }

        try
        {
            _ = new UTF8Encoding(false, true).GetString(Request.Body);
            using JsonDocument document = JsonDocument.Parse(Request.Body);
            CheckStrings(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw AwsError.CannotParse("The body is not a JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw AwsError.CannotParse("The body is not valid JSON.");
        }
    }
}
