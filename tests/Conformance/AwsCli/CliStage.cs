using XScrape.Conformance.Stage;

namespace XScrape.Conformance.AwsCli;

/// <summary>A simulated AWS for the tests of one class.</summary>
public sealed class CliStage : IAsyncLifetime
{
    internal const string Configuration = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    internal LocalAws Aws { get; private set; } = null!;

    internal AwsCommand Source => new(Aws, Aws.Source);

    internal AwsCommand Target => new(Aws, Aws.Target);

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync() => await Aws.DisposeAsync();

    internal async Task StartAsync(params string[] options) => Aws = await LocalAws.StartAsync(options);

    /// <summary>The options of create-scraper that every scraper needs.</summary>
    internal string[] CreateScraper(params string[] more) =>
    [
        "amp", "create-scraper",
        "--scrape-configuration", "configurationBlob=" + Configuration,
        "--source", $"eksConfiguration={{clusterArn={Aws.Source.ClusterArn},subnetIds=[{string.Join(',', Aws.Source.SubnetIds)}]}}",
        "--destination", $"ampConfiguration={{workspaceArn={Aws.Target.WorkspaceArn}}}",
        "--role-configuration", $"sourceRoleArn=arn:aws:iam::{Aws.Source.Account}:role/Source,targetRoleArn=arn:aws:iam::{Aws.Target.Account}:role/Target",
        .. more,
    ];
}
