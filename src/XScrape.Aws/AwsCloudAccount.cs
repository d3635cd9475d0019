using XScrape.Aws.Amp;
using XScrape.Aws.Ec2;
using XScrape.Aws.Eks;
using XScrape.Aws.Iam;
using XScrape.Aws.Signing;
using XScrape.Aws.Sts;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;

namespace XScrape.Aws;

/// <summary>One identity at work in one Region. Clients are made when first used: a cmdlet needs two of the six.</summary>
internal sealed class AwsCloudAccount : ICloudAccount
{
    private readonly AccountCredentials _credentials;

    private readonly Lazy<IamClient> _iam;

    private readonly Lazy<AmpClient> _amp;

    private readonly Lazy<MetricsClient> _metrics;

    private readonly Lazy<EksClient> _eks;

    private readonly Lazy<Ec2Client> _ec2;

    private readonly Lazy<StsClient> _sts;

    private readonly SharedCall<CloudCaller> _caller;

    public AwsCloudAccount(CloudIdentity identity, WireSite site, AccountCredentials credentials)
    {
        Identity = identity;
        Site = site.Site;
        _credentials = credentials;
        _iam = new(() => new IamClient(credentials, site));
        _amp = new(() => new AmpClient(credentials, site));
        _metrics = new(() => new MetricsClient(credentials, site));
        _eks = new(() => new EksClient(credentials, site));
        _ec2 = new(() => new Ec2Client(credentials, site));
        _sts = new(() => new StsClient(credentials, site));
        _caller = new(AskAsync);
    }

    public CloudIdentity Identity { get; }

    public CloudSite Site { get; }

    public IIam Iam => _iam.Value;

    public IAmp Amp => _amp.Value;

    public IMetrics Metrics => _metrics.Value;

    public IEks Eks => _eks.Value;

    public IEc2 Ec2 => _ec2.Value;

    public Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) => _caller.GetAsync(stop);

    public void Dispose()
    {
        Close(_iam);
        Close(_amp);
        Close(_metrics);
        Close(_eks);
        Close(_ec2);
        Close(_sts);
        _credentials.Dispose();
    }

    private static void Close<T>(Lazy<T> client)
        where T : IDisposable
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }

    private async Task<CloudCaller> AskAsync(CancellationToken stop)
    {
        CloudCaller caller = await _sts.Value.GetCallerIdentityAsync(stop).ConfigureAwait(false);
        _credentials.Caller = caller;
        return caller;
    }
}
