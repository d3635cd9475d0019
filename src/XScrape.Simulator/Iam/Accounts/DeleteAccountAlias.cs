using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html.</summary>
internal sealed class DeleteAccountAlias() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string alias = call.Form.Need("AccountAlias");
        call.Authorize("iam:DeleteAccountAlias", "*");
        call.Account.Alias = call.Account.Alias == alias ? null : throw NoSuchEntity($"The account alias {alias} does not exist.");
        return Reply.Empty;
    }
}
