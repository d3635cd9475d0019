using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html.</summary>
internal sealed class CreateAccessKey() : UserOperation(isWrite: true)
{
    private const int Most = 2;

    public override Reply Run(Call call)
    {
        User user = FindUser(call, "iam:CreateAccessKey", named: false);
        if (KeysOf(call, user).Count >= Most)
        {
            throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for AccessKeysPerUser: {Most.ToString(CultureInfo.InvariantCulture)}");
        }

        AccessKey key = new(Ids.AccessKey("AKIA"), Ids.Secret(), new Caller(user)) { Created = call.World.Now };
        call.World.Keys[key.Id] = key;
        return Reply.OfXml(new XElement(
            "AccessKey",
            Element("UserName", user.Name),
            Element("AccessKeyId", key.Id),
            Element("Status", "Active"),
            Element("SecretAccessKey", key.Secret),
            Element("CreateDate", Time(key.Created))));
    }
}
