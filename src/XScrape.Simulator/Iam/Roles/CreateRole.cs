using System.Globalization;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html.</summary>
internal sealed class CreateRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "RoleName", 64);
        string path = PathOf(call);
        TagMap tags = call.Form.Tags();
        string? boundaryArn = BoundaryOf(call);
        string arn = $"arn:{call.Account.Partition}:iam::{call.Account.Id}:role{path}{name}";
        Action<RequestContext> keys = KeysOf(tags, boundaryArn);
        call.Authorize("iam:CreateRole", arn, keys);
        if (tags.Count > 0)
        {
            call.Authorize("iam:TagRole", arn, keys);
        }

        CheckTags(tags, tags.Count);
        CheckFree(call, name, path);
        string document = Document(call, "AssumeRolePolicyDocument");
        DateTimeOffset now = call.World.Now;
        Role role = new(call.Account, path, name, Ids.Unique("AROA"), now, TrustReader.Read(call.World, call.Account, document))
        {
            UsableFrom = now + call.World.Options.PropagationDelay,
            Description = DescriptionOf(call),
            MaxSessionSeconds = call.Form.Number("MaxSessionDuration", 3600, 43200) ?? 3600,
            BoundaryPolicy = boundaryArn is null ? null : FindPolicy(call, boundaryArn),
            Tags = tags,
        };
        role.Before = new RoleView(now, false, string.Empty, [], null);
        call.World.Collector.Touch(role.Arn);
        call.Account.Add(role);
        return Reply.OfXml(RoleElement.Of(call, role));
    }

    private static void CheckFree(Call call, string name, string path)
    {
        if (path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
        {
            throw new AwsError(400, "InvalidInput", "The path /aws-service-role/ is reserved for service-linked roles.");
        }

        if (call.Account.FindRole(name) is not null)
        {
            throw new AwsError(409, "EntityAlreadyExists", $"Role with name {name} already exists.");
        }

        if (call.Account.RoleCount >= call.World.Options.RoleQuota)
        {
            throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for RolesPerAccount: {call.World.Options.RoleQuota.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
