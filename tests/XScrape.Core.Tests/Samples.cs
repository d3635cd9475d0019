using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Sources;

namespace XScrape.Tests;

/// <summary>The two accounts of the documentation, and a link between them.</summary>
internal static class Samples
{
    public const string SourceAccount = "111122223333";

    public const string TargetAccount = "444455556666";

    public const string Cluster = "arn:aws:eks:us-west-2:111122223333:cluster/prod-1";

    public const string Workspace = "arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012";

    public const string SourceRole = "arn:aws:iam::111122223333:role/Source";

    public const string TargetRole = "arn:aws:iam::444455556666:role/Target";

    public const string Scraper = "arn:aws:aps:us-west-2:111122223333:scraper/s-12345678-1234-1234-1234-123456789012";

    public const string OtherScraper = "arn:aws:aps:us-west-2:111122223333:scraper/s-99999999-1234-1234-1234-123456789012";

    /// <summary>The facts that a user gives for a link.</summary>
    public static LinkFacts Facts(string name = "prod-1") => LinkConsistency.Complete(new LinkFacts
    {
        Name = ScraperAlias.Parse(name),
        Source = new EksSource(ClusterArn.Parse(Cluster)),
        Subnets = IdList.Subnets(["subnet-1;subnet-2"]),
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(Workspace)),
    });

    /// <summary>The same with the roles of the procedure.</summary>
    public static LinkFacts FactsWithRoles(string name = "prod-1") => LinkConsistency.Complete(Facts(name) with
    {
        SourceRole = RoleArn.Parse(SourceRole),
        TargetRole = RoleArn.Parse(TargetRole),
    });

    /// <summary>The name of this key in any link.</summary>
    public static LinkKey Key(string name = "prod-1") => Facts(name).Key;
}
