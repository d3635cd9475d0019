using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html.</summary>
internal sealed class CreateUser() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "UserName", 64);
        string path = PathOf(call);
        TagMap tags = call.Form.Tags();
        string? boundaryArn = BoundaryOf(call);
        string arn = $"arn:{call.Account.Partition}:iam::{call.Account.Id}:user{path}{name}";
        call.Authorize("iam:CreateUser", arn, KeysOf(tags, boundaryArn));
        if (tags.Count > 0)
        {
            call.Authorize("iam:TagUser", arn, KeysOf(tags, boundaryArn));
        }

        CheckTags(tags, tags.Count);
        if (call.Account.FindUser(name) is not null)
        {
            throw new AwsError(409, "EntityAlreadyExists", $"User with name {name} already exists.");
        }

        User user = new(call.Account, path, name, Ids.Unique("AIDA"), call.World.Now)
        {
            BoundaryPolicy = boundaryArn is null ? null : FindPolicy(call, boundaryArn),
            Tags = tags,
        };
        call.Account.Add(user);
        return Reply.OfXml(Show(user));
    }
}
