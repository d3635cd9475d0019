using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html.</summary>
internal sealed class UpdateAccessKey() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string status = call.Form.Need("Status");
        User user = FindUser(call, "iam:UpdateAccessKey", named: false);
        AccessKey key = FindKey(call, user);
        call.World.Keys[key.Id] = key with
        {
            IsInactive = status switch
            {
                "Active" => false,
                "Inactive" => true,
                _ => throw Form.Invalid("1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]"),
            },
        };
        return Reply.Empty;
    }
}
