using System.Text.RegularExpressions;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html.</summary>
internal sealed class CreateAccountAlias() : IamOperation(isWrite: true)
{
    private static readonly Regex s_alias = Pattern.Whole("(?=.{3,63}\\z)[a-z0-9]([a-z0-9]|-(?!-))*[a-z0-9]");

    public override Reply Run(Call call)
    {
        string alias = call.Form.Need("AccountAlias");
        call.Authorize("iam:CreateAccountAlias", "*");
        if (!s_alias.IsMatch(alias))
        {
            throw Form.Invalid("1 validation error detected: Value at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
        }

        if (call.World.Accounts.Any(other => other.Alias == alias && !ReferenceEquals(other, call.Account)))
        {
            throw new AwsError(409, "EntityAlreadyExists", $"The account alias {alias} already exists.");
        }

        call.Account.Alias = alias;
        return Reply.Empty;
    }
}
