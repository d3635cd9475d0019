using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html.</summary>
internal sealed class ListAccountAliases() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("iam:ListAccountAliases", "*");
        return IamPage.Of<string>(call, "AccountAliases", call.Account.Alias is { } alias ? [alias] : [], name => Element("member", name));
    }
}
