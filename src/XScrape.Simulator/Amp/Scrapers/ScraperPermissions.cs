using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>
/// What the caller of CreateScraper, UpdateScraper and DeleteScraper must be allowed to do besides:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html
/// </summary>
internal static class ScraperPermissions
{
    private const string Service = "aps.amazonaws.com";

    public static void ForCreate(Call call, string? clusterArn, string? workspaceArn, RoleArns? roles, TagMap tags)
    {
        void Keys(RequestContext request) => request.WithTags("aws:RequestTag/", tags).With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
        foreach (string arn in new[] { clusterArn, workspaceArn }.Where(arn => arn is not null).Select(arn => arn!))
        {
            call.Authorize("aps:CreateScraper", arn, Keys);
        }

        if (tags.Count > 0)
        {
            call.Authorize("aps:TagResource", $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:scraper/*", Keys);
        }

        Pass(call, roles);
        Surroundings(call, clusterArn);
        string linked = $"arn:{call.Account.Partition}:iam::{call.Account.Id}:role/aws-service-role/{Scraping.ServiceName}/AWSServiceRoleForAmazonPrometheusScraper";
        call.Authorize("iam:CreateServiceLinkedRole", linked, request => request.With("iam:AWSServiceName", Scraping.ServiceName));
        if (call.World.FindCluster(clusterArn) is { TakesAccessEntries: true })
        {
            // Refused without it in the field: https://github.com/lewinkedrs/cloudwatch-otel-demo
            call.Authorize("eks:CreateAccessEntry", clusterArn!, Via);
            if (call.World.Facts.SecondarySourcePermissionsNeeded)
            {
                call.Authorize("eks:AssociateAccessPolicy", AccessEntry(clusterArn!), Via);
            }
        }

        ReadWorkspace(call, workspaceArn);
    }

    public static void ForDelete(Call call, Scraper scraper)
    {
        if (call.World.Facts.SecondarySourcePermissionsNeeded)
        {
            Surroundings(call, scraper.ClusterArn);
            ReadWorkspace(call, scraper.Settings.WorkspaceArn);
            call.Authorize("iam:DeleteServiceLinkedRole", scraper.ServiceLinkedRole.Arn);
            if (call.World.FindCluster(scraper.ClusterArn) is { TakesAccessEntries: true })
            {
                call.Authorize("eks:AssociateAccessPolicy", AccessEntry(scraper.ClusterArn!), Via);
            }
        }
    }

    /// <summary>The handlers of AWS::APS::Scraper ask for it; whether the service does, and across accounts, is not confirmed.</summary>
    public static void ReadWorkspace(Call call, string? workspaceArn)
    {
        if (call.World.Facts.SecondarySourcePermissionsNeeded && workspaceArn is not null)
        {
            call.Authorize("aps:DescribeWorkspace", workspaceArn);
        }
    }

    /// <summary>A role of another account cannot be passed: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html.</summary>
    public static void Pass(Call call, RoleArns? roles)
    {
        if (roles?.Source is not { } source)
        {
            return;
        }

        if (Arn.TryParse(source)?.Account != call.Account.Id)
        {
            throw AwsError.AccessDenied(Protocol.RestJson, "Cross-account pass role is not allowed.");
        }

        call.Authorize("iam:PassRole", source, request => request.With("iam:PassedToService", Service));
    }

    private static void Surroundings(Call call, string? clusterArn)
    {
        if (clusterArn is not null)
        {
            call.Authorize("eks:DescribeCluster", clusterArn, Via);
        }

        call.Authorize("ec2:DescribeSubnets", "*", Via);
        call.Authorize("ec2:DescribeSecurityGroups", "*", Via);
    }

    private static void Via(RequestContext request) => request.With("aws:CalledVia", Service).With("aws:CalledViaFirst", Service).With("aws:CalledViaLast", Service).With("aws:ViaAWSService", "true");

    private static string AccessEntry(string clusterArn) => clusterArn.Replace(":cluster/", ":access-entry/") + "/role/*";
}
