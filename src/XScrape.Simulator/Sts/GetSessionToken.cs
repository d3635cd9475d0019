using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Sts;

/// <summary>Needs no permission, and only a user's own key: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html.</summary>
internal sealed class GetSessionToken() : StsOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        if (call.Caller is not { User: { } user, Terms: null })
        {
            throw AwsError.AccessDenied(Protocol.Query, "Cannot call GetSessionToken with session credentials");
        }

        RefuseSecondFactor(call, user.Arn);
        int seconds = call.Form.Number("DurationSeconds", 900, 129600) ?? 43200;
        return Begin(call, new Caller(user, new SessionTerms(call.World.Now)), TimeSpan.FromSeconds(seconds), Array.Empty<XElement>());
    }
}
