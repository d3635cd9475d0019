using XScrape.Simulator.Http;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html.</summary>
internal sealed class GetUser() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfXml(Show(FindUser(call, "iam:GetUser", named: false)));
}
