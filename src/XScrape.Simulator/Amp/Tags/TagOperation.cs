using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;

namespace XScrape.Simulator.Amp.Tags;

/// <summary>What the tag operations have in common; the ARN is one encoded segment of the path.</summary>
internal abstract class TagOperation(string method, bool isWrite) : AmpOperation(method, "/tags/{resourceArn}", isWrite)
{
    protected static TagMap Find(Call call, string action, Action<RequestContext>? more = null)
    {
        string arn = call.Labels["resourceArn"];
        TagMap? tags = call.World.FindScraper(arn)?.Tags ?? call.World.FindWorkspace(arn)?.Tags;
        call.Authorize(action, arn, request =>
        {
            request.WithTags("aws:ResourceTag/", tags ?? []);
            more?.Invoke(request);
        });
        if (Arn.TryParse(arn) is not { Service: "aps" } parsed)
        {
            throw AmpError.Field("resourceArn", "is not the ARN of a scraper or workspace");
        }

        return parsed.Account == call.Account.Id && parsed.Region == call.Region && tags is not null
            ? tags
            : throw AmpError.NotFound(arn, parsed.Resource.Split('/')[0]);
    }
}
