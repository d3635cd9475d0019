using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>What IAM's operations on users have in common: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html.</summary>
internal abstract class UserOperation(bool isWrite) : IamOperation(isWrite)
{
    /// <summary>Finds the user after the caller's permission for it; where no name is needed, the caller's own user.</summary>
    protected static User FindUser(Call call, string action, Action<RequestContext>? more = null, bool named = true)
    {
        string name = named || call.Form["UserName"] is not null ? NameOf(call, "UserName", 128)
            : call.Caller.User?.Name ?? throw Form.Invalid("Must specify userName when calling with non-User credentials");
        User? user = call.Account.FindUser(name);
        call.Authorize(action, user?.Arn ?? $"arn:{call.Account.Partition}:iam::{call.Account.Id}:user/{name}", request =>
        {
            request
                .WithTags("aws:ResourceTag/", user?.Tags ?? [])
                .WithTags("iam:ResourceTag/", user?.Tags ?? [])
                .With("iam:PermissionsBoundary", user?.BoundaryPolicy?.Arn);
            more?.Invoke(request);
        });
        return user ?? throw NoSuchEntity($"The user with name {name} cannot be found.");
    }

    protected static XElement Show(User user, string name = "User", bool whole = true)
    {
        XElement element = new(
            name,
            Element("Path", user.Path),
            Element("UserName", user.Name),
            Element("UserId", user.Id),
            Element("Arn", user.Arn),
            Element("CreateDate", Time(user.Created)));
        if (whole)
        {
            RoleElement.AddBoundaryAndTags(element, user.BoundaryPolicy, user.Tags);
        }

        return element;
    }

    /// <summary>The user's keys for good, oldest first.</summary>
    protected static IReadOnlyList<AccessKey> KeysOf(Call call, User user) =>
        [.. call.World.Keys.Values.Where(key => key.SessionToken is null && ReferenceEquals(key.Caller.User, user)).OrderBy(key => key.Created).ThenBy(key => key.Id, StringComparer.Ordinal)];

    protected static AccessKey FindKey(Call call, User user)
    {
        string id = call.Form.Need("AccessKeyId");
        return KeysOf(call, user).FirstOrDefault(key => key.Id == id) ?? throw NoSuchEntity($"The Access Key with id {id} cannot be found.");
    }
}
