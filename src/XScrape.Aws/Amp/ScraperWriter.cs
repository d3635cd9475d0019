using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Wire.Answers;
using XScrape.Cloud.Amp;

namespace XScrape.Aws.Amp;

/// <summary>The bodies of CreateScraper and UpdateScraper.</summary>
internal static class ScraperWriter
{
    public static void Write(NewScraper scraper, Utf8JsonWriter body)
    {
        body.WriteString("alias", scraper.Alias.ToString());
        Configuration(body, scraper.Configuration);
        body.Object("source", source => source.Object("eksConfiguration", eks =>
        {
            eks.WriteString("clusterArn", scraper.Cluster.ToString());
            eks.Texts("subnetIds", scraper.Subnets);
            if (scraper.SecurityGroups is { Count: > 0 } groups)
            {
                eks.Texts("securityGroupIds", groups);
            }
        }));
        Target(body, scraper.Workspace, scraper.SourceRole, scraper.TargetRole);
        body.WriteString("clientToken", scraper.ClientToken);
        if (scraper.Tags.Count > 0)
        {
            body.Map("tags", scraper.Tags);
        }
    }

    public static void Write(ScraperChange change, Utf8JsonWriter body)
    {
        if (change.Alias is not null)
        {
            body.WriteString("alias", change.Alias.ToString());
        }

        if (change.Configuration is not null)
        {
            Configuration(body, change.Configuration);
        }

        Target(body, change.Workspace, change.SourceRole, change.TargetRole);
        body.WriteString("clientToken", change.ClientToken);
    }

    private static void Configuration(Utf8JsonWriter body, string yaml) =>
        body.Object("scrapeConfiguration", union => union.WriteString("configurationBlob", JsonText.ToBlob(yaml)));

    private static void Target(Utf8JsonWriter body, WorkspaceArn workspace, RoleArn source, RoleArn target)
    {
        body.Object("destination", union => union.Object("ampConfiguration", amp => amp.WriteString("workspaceArn", workspace.ToString())));
        body.Object("roleConfiguration", roles =>
        {
            roles.WriteString("sourceRoleArn", source.ToString());
            roles.WriteString("targetRoleArn", target.ToString());
        });
    }
}
