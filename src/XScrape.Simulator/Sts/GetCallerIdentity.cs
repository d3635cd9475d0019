using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Sts;

/// <summary>Needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html.</summary>
internal sealed class GetCallerIdentity() : FormOperation("sts", Protocol.Query, isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfXml(
        new XElement("Arn", call.Caller.Arn),
        new XElement("UserId", call.Caller.UserId),
        new XElement("Account", call.Account.Id));
}
