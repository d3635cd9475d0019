using System.Globalization;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html.</summary>
internal sealed class CreatePolicyVersion() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManagedForWrite(call, "iam:CreatePolicyVersion");
        string document = NewDocument(call);
        if (policy.Versions.Count >= ManagedPolicy.MostVersions)
        {
            throw new AwsError(409, "LimitExceeded", $"A managed policy can have up to {ManagedPolicy.MostVersions.ToString(CultureInfo.InvariantCulture)} versions. Before you create a new version, you must delete an existing version.");
        }

        PolicyVersion version = policy.Add(document, call.World.Now);
        policy.Default = WantsDefault(call) ? version : policy.Default;
        return Reply.OfXml(PolicyElement.Of(policy, version, "PolicyVersion", withDocument: false));
    }
}
