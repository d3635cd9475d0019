using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Sts;

/// <summary>What STS's operations have in common: https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html.</summary>
internal abstract class StsOperation(bool isWrite) : FormOperation("sts", Protocol.Query, isWrite)
{
    protected static string? Matching(Call call, string parameter, Regex pattern) => call.Form[parameter] is not { } value || pattern.IsMatch(value)
        ? call.Form[parameter]
        : throw Form.Invalid($"1 validation error detected: Value at '{Form.Camel(parameter)}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}");

    /// <summary>There are no MFA devices here, so no code can be right.</summary>
    protected static void RefuseSecondFactor(Call call, string resource)
    {
        if (call.Form["SerialNumber"] is not null || call.Form["TokenCode"] is not null)
        {
            throw AwsError.AccessDenied(Protocol.Query, $"MultiFactorAuthentication failed with invalid MFA one time pass code. (The simulator has no MFA devices; {resource})");
        }
    }

    /// <summary>Keeps a session's key and answers with it.</summary>
    protected static Reply Begin(Call call, Caller caller, TimeSpan time, params XElement[] before)
    {
        AccessKey key = new(Ids.AccessKey(), Ids.Secret(), caller) { SessionToken = Ids.Token(), Expiration = call.World.Options.WallClock.GetUtcNow() + time };
        call.World.Keep(key);
        return Reply.OfXml(
        [
            .. before,
            new XElement(
                "Credentials",
                new XElement("AccessKeyId", key.Id),
                new XElement("SecretAccessKey", key.Secret),
                new XElement("SessionToken", key.SessionToken),
                new XElement("Expiration", key.Expiration!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        ]);
    }
}
