using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html.</summary>
internal sealed class CreatePolicy() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        string path = PathOf(call);
        TagMap tags = call.Form.Tags();
        string arn = $"arn:{call.Account.Partition}:iam::{call.Account.Id}:policy{path}{name}";
        call.Authorize("iam:CreatePolicy", arn, KeysOf(tags, null));
        if (tags.Count > 0)
        {
            call.Authorize("iam:TagPolicy", arn, KeysOf(tags, null));
        }

        CheckTags(tags, tags.Count);
        string document = NewDocument(call);
        if (call.Account.Policies.Any(other => !other.IsOfAws && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new AwsError(409, "EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        ManagedPolicy policy = new(arn, Ids.Unique("ANPA"), document, call.World.Now) { Description = DescriptionOf(call), Tags = tags };
        call.Account.Add(policy);
        return Reply.OfXml(PolicyElement.Of(call.Account, policy, whole: false));
    }
}
