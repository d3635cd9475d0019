using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html.</summary>
internal sealed class UpdateAssumeRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        Role role = FindForWrite(call, "iam:UpdateAssumeRolePolicy");
        role.Trust = TrustReader.Read(call.World, call.Account, Document(call, "PolicyDocument"));
        return Reply.Empty;
    }
}
