using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Amp.Unions;
using XScrape.Aws.Wire.Responses;
using XScrape.Cloud.Amp;
using XScrape.Destinations;

namespace XScrape.Aws.Amp;

/// <summary>The bodies of CreateScraper and UpdateScraper.</summary>
internal static class ScraperWriter
{
    public static void Write(NewScraper scraper, Utf8JsonWriter body)
    {
        body.WriteString("alias", scraper.Alias.ToString());
        Configuration(body, scraper.Configuration);
        body.Object("source", source => ScraperUnions.Source.Write(scraper.Source, source, network =>
        {
            network.Texts("subnetIds", scraper.Subnets);
            if (scraper.SecurityGroups is { Count: > 0 } groups)
            {
                network.Texts("securityGroupIds", groups);
            }
        }));
        Target(body, scraper.Destination, scraper.SourceRole, scraper.TargetRole);
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

        Target(body, change.Destination, change.SourceRole, change.TargetRole);
        body.WriteString("clientToken", change.ClientToken);
    }

    private static void Configuration(Utf8JsonWriter body, string yaml) =>
        body.Object("scrapeConfiguration", union => union.WriteString("configurationBlob", JsonText.ToBlob(yaml)));

    private static void Target(Utf8JsonWriter body, ScrapeDestination destination, RoleArn source, RoleArn target)
    {
        body.Object("destination", union => ScraperUnions.Destination.Write(destination, union));
        body.Object("roleConfiguration", roles =>
        {
            roles.WriteString("sourceRoleArn", source.ToString());
            roles.WriteString("targetRoleArn", target.ToString());
        });
    }
}
