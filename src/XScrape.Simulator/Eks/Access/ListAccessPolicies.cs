using System.Text.Json.Nodes;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_ListAccessPolicies.html.</summary>
internal sealed class ListAccessPolicies() : EksOperation("GET", "/access-policies", isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("eks:ListAccessPolicies", "*");
        return Reply.OfJson(new()
        {
            ["accessPolicies"] = new JsonArray([.. AccessPolicies.Names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["arn"] = AccessPolicies.Arn(call.Account.Partition, name) })]),
        });
    }
}
