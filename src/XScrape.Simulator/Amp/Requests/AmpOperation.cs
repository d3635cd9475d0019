using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Requests;

/// <summary>What AMP's operations have in common: https://docs.aws.amazon.com/prometheus/latest/APIReference/Welcome.html.</summary>
internal abstract class AmpOperation(string method, string template, bool isWrite) : PathOperation("aps", method, template, isWrite)
{
    protected static JsonNode Seconds(DateTimeOffset moment) => JsonValue.Create(moment.ToUnixTimeMilliseconds() / 1000m);

    /// <summary>Finds the scraper after the caller's permission for it.</summary>
    protected static Scraper FindScraper(Call call, string action, Action<RequestContext>? more = null)
    {
        string id = call.Labels["scraperId"];
        string arn = $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:scraper/{id}";
        Scraper? scraper = call.World.FindScraper(arn);
        call.Authorize(action, arn, request =>
        {
            request.WithTags("aws:ResourceTag/", scraper?.Tags ?? []);
            more?.Invoke(request);
        });
        return scraper ?? throw AmpError.NotFound(id, "scraper");
    }

    protected static Workspace FindWorkspace(Call call, string action)
    {
        string id = call.Labels["workspaceId"];
        string arn = $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:workspace/{id}";
        Workspace? workspace = call.World.FindWorkspace(arn);
        call.Authorize(action, arn, request => request.WithTags("aws:ResourceTag/", workspace?.Tags ?? []));
        return workspace ?? throw AmpError.NotFound(id, "workspace");
    }
}
