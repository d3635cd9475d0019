using System.Text;
using System.Text.Json;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>Scrapers that no procedure of ours makes, and that are sound all the same.</summary>
internal static class ForeignScraper
{
    /// <summary>Inside one account, by its service-linked role, as the EKS console makes it.</summary>
    public const string SameAccount = nameof(SameAccount);

    /// <summary>From a cluster into a dataset of CloudWatch.</summary>
    public const string CloudWatch = nameof(CloudWatch);

    /// <summary>The same into another dataset.</summary>
    public const string OtherDataset = nameof(OtherDataset);

    /// <summary>From machines of a VPC, such as those of MSK.</summary>
    public const string Vpc = nameof(Vpc);

    private static readonly JsonSerializerOptions s_json = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static IReadOnlyList<string> Kinds { get; } = [SameAccount, CloudWatch, OtherDataset, Vpc];

    /// <summary>Makes one in the link's source account, from its cluster and its network.</summary>
    public static Task MakeAsync(LinkStage stage, LinkPlan plan, string kind)
    {
        string[] groups = [.. stage.Facts.SecurityGroups ?? Arns.IdList.Of(["sg-1"])];
        string yaml = kind == Vpc ? "scrape_configs:\n  - job_name: brokers\n    static_configs: [{targets: ['10.0.0.1:9100']}]\n" : LinkPlan.Yaml.Replace("pods", kind, StringComparison.Ordinal);
        object body = new
        {
            alias = kind + "-" + plan.Name[..1],
            scrapeConfiguration = new { configurationBlob = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml)) },
            source = kind == Vpc
                ? (object)new { vpcConfiguration = new { subnetIds = stage.Facts.Subnets, securityGroupIds = groups } }
                : new { eksConfiguration = new { clusterArn = stage.Cluster, subnetIds = stage.Facts.Subnets, securityGroupIds = groups } },
            destination = kind is CloudWatch or OtherDataset
                ? (object)new { cloudWatchConfiguration = new { datasetArn = $"arn:{plan.Partition}:cloudwatch:{plan.Region}:{plan.SourceAccount}:dataset/{kind}" } }
                : new { ampConfiguration = new { workspaceArn = plan.LocalWorkspace } },
        };
        return stage.AskAsync(plan.SourceAccount, "aps", "POST", "/scrapers", JsonSerializer.Serialize(body, s_json));
    }
}
