using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World.Permissions;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.World;

/// <summary>What comes and goes with a scraper: its service-linked role and its entry in the cluster.</summary>
internal static class Scraping
{
    public const string ServiceName = "scraper.aps.amazonaws.com";

    /// <summary>https://docs.aws.amazon.com/prometheus/latest/userguide/using-service-linked-roles.html.</summary>
    public static Role LinkedRole(Account account, string scraperId, DateTimeOffset now, string? id = null)
    {
        string trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{ServiceName}}}"},"Action":"sts:AssumeRole"}]}""";
        TrustPolicy policy = new(trust, PolicyDocument.Parse(trust, PolicyKind.Trust), new Dictionary<string, string>());
        string name = "AWSServiceRoleForAmazonPrometheusScraper_" + scraperId.Substring(2, Math.Min(15, scraperId.Length - 2));
        return new Role(account, $"/aws-service-role/{ServiceName}/", name, id ?? Ids.Unique("AROA"), now, policy);
    }

    public static void Add(SimulatedWorld world, Scraper scraper)
    {
        scraper.Account.Scrapers.Add(scraper.Arn, scraper);
        scraper.Account.Add(scraper.ServiceLinkedRole);
        world.Collector.Watch(scraper);
        if (world.FindCluster(scraper.ClusterArn) is { TakesAccessEntries: true } cluster)
        {
            AccessEntry entry = new(scraper.ServiceLinkedRole.Arn, scraper.ServiceLinkedRole.Arn, world.Now);
            entry.Policies.Add(new AssociatedPolicy($"arn:{cluster.Arn.Partition}:eks::aws:cluster-access-policy/AmazonPrometheusScraperPolicy", "cluster", [], world.Now));
            cluster.AccessEntries[entry.PrincipalArn] = entry;
        }
    }

    /// <summary>AMP's own tag on a workspace that a collector writes to: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/prometheus_scraper.</summary>
    public static void Tag(SimulatedWorld world, Scraper scraper)
    {
        if (world.FindWorkspace(scraper.Settings.WorkspaceArn) is { } workspace
            && (workspace.Arn.Account == scraper.Account.Id || world.Facts.ForeignWorkspaceIsTagged))
        {
            workspace.Tags.Set("AMPAgentlessScraper", string.Empty);
        }
    }

    public static void Remove(SimulatedWorld world, Scraper scraper)
    {
        scraper.Account.Scrapers.Remove(scraper.Arn);
        scraper.Account.Remove(scraper.ServiceLinkedRole);
        world.Collector.Unwatch(scraper);
        world.FindCluster(scraper.ClusterArn)?.AccessEntries.Remove(scraper.ServiceLinkedRole.Arn);
    }
}
