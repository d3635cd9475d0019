using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Rows;

/// <summary>
/// Puts together what the parameters and the link from the pipeline say. Where both say what the link is, they must agree:
/// silently preferring one would write into the wrong account.
/// </summary>
internal static class LinkMerge
{
    public static LinkFacts Merge(LinkFacts link, LinkFacts parameters) =>
        // What follows from the link (its Region from its cluster's ARN) is part of the link, too.
        LinkConsistency.Complete(Together(LinkConsistency.Complete(link), parameters));

    private static LinkFacts Together(LinkFacts link, LinkFacts parameters) => link with
    {
        Name = Same("Name", link.Name, parameters.Name),
        Region = Same("Region", link.Region, parameters.Region),
        SourceAccount = Same("SourceAccountId", link.SourceAccount, parameters.SourceAccount),
        SourceRoleName = Same("SourceRoleName", link.SourceRoleName, parameters.SourceRoleName),
        SourceRolePath = Same("SourceRolePath", link.SourceRolePath, parameters.SourceRolePath),
        SourceRole = Same("SourceRoleArn", link.SourceRole, parameters.SourceRole),
        TargetAccount = Same("TargetAccountId", link.TargetAccount, parameters.TargetAccount),
        TargetRoleName = Same("TargetRoleName", link.TargetRoleName, parameters.TargetRoleName),
        TargetRolePath = Same("TargetRolePath", link.TargetRolePath, parameters.TargetRolePath),
        TargetRole = Same("TargetRoleArn", link.TargetRole, parameters.TargetRole),
        Cluster = Same("ClusterArn", link.Cluster, parameters.Cluster),
        Subnets = Same("SubnetId", link.Subnets, parameters.Subnets),
        SecurityGroups = Same("SecurityGroupId", link.SecurityGroups, parameters.SecurityGroups),
        Workspace = Same("WorkspaceArn", link.Workspace, parameters.Workspace),
        Alias = Same("Alias", link.Alias, parameters.Alias),
        ScraperId = Same("ScraperId", link.ScraperId, parameters.ScraperId),
        Scraper = Same("ScraperArn", link.Scraper, parameters.Scraper),
        // As whom to work is no part of what the link is: here the parameter holds.
        SourceProfileName = parameters.SourceProfileName ?? link.SourceProfileName,
        TargetProfileName = parameters.TargetProfileName ?? link.TargetProfileName,
        SourceAssumeRole = parameters.SourceAssumeRole ?? link.SourceAssumeRole,
        TargetAssumeRole = parameters.TargetAssumeRole ?? link.TargetAssumeRole,
    };

    private static T? Same<T>(string name, T? link, T? parameter)
        where T : class
    {
        if (link is null || parameter is null || link.Equals(parameter))
        {
            return link ?? parameter;
        }

        throw new XScrapeException(
            FailureId.LinkConflict,
            $"-{name} is {parameter}, and the link from the pipeline has {link}.",
            $"Leave out -{name}, or give a link that it belongs to.");
    }
}
