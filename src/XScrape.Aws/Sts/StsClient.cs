using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using XScrape.Arns;
using XScrape.Aws.Credentials;
using XScrape.Aws.Wire;
using XScrape.Cloud;

namespace XScrape.Aws.Sts;

/// <summary>AWS Security Token Service, by the SDK's own client with our retry policy and reports.</summary>
internal sealed class StsClient(AccountCredentials credentials, WireSite site) : AmazonSecurityTokenServiceClient(credentials, ConfigFor(site))
{
    public async Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop)
    {
        GetCallerIdentityResponse answer = await SendAsync("GetCallerIdentity", () => GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop), stop).ConfigureAwait(false);
        return answer.Account is { Length: 12 } account && answer.Arn is { } arn && answer.UserId is { } id
            ? new CloudCaller(AccountId.Parse(account), arn, id)
            : throw Unreadable("GetCallerIdentity", answer);
    }

    public async Task<(ImmutableCredentials Keys, DateTimeOffset End)> AssumeRoleAsync(AssumedRole role, CancellationToken stop)
    {
        AssumeRoleRequest request = new() { RoleArn = role.RoleArn, RoleSessionName = role.SessionName, ExternalId = role.ExternalId };
        AssumeRoleResponse answer = await SendAsync("AssumeRole", () => AssumeRoleAsync(request, stop), stop).ConfigureAwait(false);
        return answer.Credentials is { AccessKeyId: not null, SecretAccessKey: not null, SessionToken: not null, Expiration: { } end } session
            ? (new ImmutableCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken), end.ToUniversalTime())
            : throw Unreadable("AssumeRole", answer);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetryPolicy(Config, site.Settings)));
        pipeline.AddHandler(new CallReporter(site));
    }

    private static AmazonSecurityTokenServiceConfig ConfigFor(WireSite site)
    {
        AmazonSecurityTokenServiceConfig config = new();
        site.Apply(config, ServiceName.Sts);
        return config;
    }

    private Failures.XScrapeException Unreadable(string operation, AmazonWebServiceResponse answer) =>
        FailureMap.Unreadable(new InvalidDataException("It is not an answer of STS."), new CallFacts(ServiceName.Sts, operation, site.Identity), answer);

    private async Task<T> SendAsync<T>(string operation, Func<Task<T>> send, CancellationToken stop)
    {
        for (bool renewed = false; ; renewed = true)
        {
            try
            {
                await credentials.ReadyAsync(stop).ConfigureAwait(false);
                return await send().OrStop(stop).ConfigureAwait(false);
            }
            catch (AmazonServiceException fault) when (!renewed && FailureCodes.IsExpired(fault.ErrorCode) && credentials.Forget())
            {
            }
            catch (Exception fault) when (fault is not Failures.XScrapeException)
            {
                stop.ThrowIfCancellationRequested();
                throw FailureMap.From(fault, new CallFacts(ServiceName.Sts, operation, site.Identity) { Caller = credentials.Caller });
            }
        }
    }
}
