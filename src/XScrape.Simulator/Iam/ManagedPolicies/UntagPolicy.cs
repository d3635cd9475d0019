using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html.</summary>
internal sealed class UntagPolicy() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        IReadOnlyList<string> keys = call.Form.List("TagKeys.member");
        ManagedPolicy policy = FindManagedForWrite(call, "iam:UntagPolicy", request => request.With("aws:TagKeys", [.. keys]));
        foreach (string key in keys)
        {
            policy.Tags.Unset(key);
        }

        return Reply.Empty;
    }
}
