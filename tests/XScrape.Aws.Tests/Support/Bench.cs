using XScrape.Arns;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;

namespace XScrape.Aws.Tests.Support;

/// <summary>An account over the stub: AWS without AWS.</summary>
internal sealed class Bench : IDisposable
{
    private readonly List<TimeSpan> _waits = [];

    private ICloudAccount? _account;

    public StubHandler Net { get; } = new();

    public CallLog Log { get; init; } = new();

    public CloudIdentity Identity { get; init; } = new() { Keys = new CloudKeys("AKIDEXAMPLE", "wJalrXUtnFEMIK7MDENG", null) };

    public CloudSite Site { get; init; } = new(Region.Parse("us-west-2"));

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the pauses before retries pass; by default at once.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Wait { get; init; }

    /// <summary>The pauses before retries.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    public ICloudAccount Account => _account ??= Provider.Open(Identity, Site, Log);

    public ICloudProvider Provider => new AwsCloudProvider(new WireSettings
    {
        Clock = Clock,
        Configure = config => config.HttpClientFactory = new StubFactory(Net),
        Wait = (time, stop) =>
        {
            _waits.Add(time);
            return Wait?.Invoke(time, stop) ?? Task.CompletedTask;
        },
    });

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _account?.Dispose();
}
