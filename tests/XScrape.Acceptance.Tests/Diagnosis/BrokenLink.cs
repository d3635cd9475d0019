using XScrape.Cloud;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Simulator;
using Surroundings = XScrape.Aws.Tests.Support.Surroundings;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>A broken link behind a real address, with profiles as a user has them, and the command that its finding shows.</summary>
internal sealed class BrokenLink : IDisposable
{
    private readonly LinkStage _stage;
    private readonly SocketFront _front;
    private ScraperLink _link;

    private BrokenLink(Mutation mutation, LinkStage stage)
    {
        Mutation = mutation;
        _stage = stage;
        _front = SocketFront.Start(stage.Simulator);
        string profiles = Surroundings.Write(string.Concat(stage.Simulator.Accounts.Select(a => $"[{a.AccountId}]\naws_access_key_id = {a.AccessKeyId}\naws_secret_access_key = {a.SecretAccessKey}\n")));
        CloudSite site = new(stage.Facts.Region!, _front.Endpoint);
        ICloudAccount Open(string account) => stage.Open(new CloudIdentity { ProfileName = account, ProfileLocation = profiles }, site);
        _link = new ScraperLink(stage.Facts, new LinkSession(Open(stage.Facts.SourceAccount!.ToString()), Open(stage.Facts.TargetAccount!.ToString())));
    }

    public Mutation Mutation { get; }

    public string Fix { get; private set; } = string.Empty;

    public bool Flows => _stage.Simulator.ExplainChain(_link.ScraperArn!)!.MetricsFlow;

    /// <summary>Null where no command of the finding could mend it.</summary>
    public static async Task<BrokenLink?> MakeAsync(Mutation mutation)
    {
        LinkStage stage = await LinkStage.MakeAsync(mutation.Plan);
        BrokenLink link = new(mutation, stage);
        if (await mutation.Break(stage) is ScraperLink other)
        {
            link._link = new ScraperLink(other.Facts, link._link.Session);
        }

        Finding? mendable = (await link.FailingAsync()).FirstOrDefault(f => mutation.Found.Contains(f.Id) && f.Fix is not null);
        if (mendable is null)
        {
            link.Dispose();
            return null;
        }

        link.Fix = mendable.Fix!;
        return link;
    }

    public async Task<Finding[]> FailingAsync() => [.. (await LinkStage.DiagnoseAsync(_link)).Where(f => f is { Checked: true, Passed: false })];

    public void Pass(TimeSpan time) => _stage.Clock.Pass(time);

    public void Dispose()
    {
        _front.Dispose();
        _stage.Dispose();
    }
}
