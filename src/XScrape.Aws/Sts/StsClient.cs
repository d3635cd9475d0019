using System.Globalization;
using System.Xml.Linq;
using Amazon.Runtime;
using XScrape.Arns;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;

namespace XScrape.Aws.Sts;

/// <summary>AWS Security Token Service, the two operations that are used.</summary>
/// <remarks>
/// Not the SDK's own client, which every link would load and make for a single call.
/// https://docs.aws.amazon.com/STS/latest/APIReference/
/// </remarks>
internal sealed class StsClient(AccountCredentials credentials, WireSite site) : QueryClient(credentials, ServiceName.Sts, site)
{
    /// <summary>Who the credentials are; needs no permission.</summary>
    public async Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) =>
        ReadXml(await PostAsync(StsOperations.GetCallerIdentity, new FormBody(), stop).ConfigureAwait(false), StsOperations.GetCallerIdentity, result =>
            new CloudCaller(AccountId.Parse(result.Need("Account").Value), result.Need("Arn").Value, result.Need("UserId").Value));

    /// <summary>Keys of a role and when they end.</summary>
    public async Task<(ImmutableCredentials Keys, DateTimeOffset End)> AssumeRoleAsync(AssumedRole role, CancellationToken stop)
    {
        FormBody form = new FormBody().Add("RoleArn", role.RoleArn).Add("RoleSessionName", role.SessionName).Add("ExternalId", role.ExternalId);
        return ReadXml(await PostAsync(StsOperations.AssumeRole, form, stop).ConfigureAwait(false), StsOperations.AssumeRole, result => Session(result.Need("Credentials")));
    }

    private static (ImmutableCredentials Keys, DateTimeOffset End) Session(XElement credentials) => (
        new ImmutableCredentials(Part(credentials, "AccessKeyId"), Part(credentials, "SecretAccessKey"), Part(credentials, "SessionToken")),
        DateTimeOffset.Parse(credentials.Need("Expiration").Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static string Part(XElement credentials, string name) =>
        credentials.Need(name).Value is { Length: > 0 } value ? value : throw new InvalidDataException($"The answer has an empty {name}.");
}
