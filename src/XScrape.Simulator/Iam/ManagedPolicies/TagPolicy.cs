using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html.</summary>
internal sealed class TagPolicy() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        TagMap tags = call.Form.Tags();
        ManagedPolicy policy = FindManagedForWrite(call, "iam:TagPolicy", KeysOf(tags, null));
        CheckTags(tags, policy.Tags.CountWith(tags));
        foreach (KeyValuePair<string, string> tag in tags)
        {
            policy.Tags.Set(tag.Key, tag.Value);
        }

        return Reply.Empty;
    }
}
