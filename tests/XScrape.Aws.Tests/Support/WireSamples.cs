using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Aws.Tests.Support;

/// <summary>Values that many tests share.</summary>
internal static class WireSamples
{
    public const string ScraperArnText = "arn:aws:aps:us-west-2:111122223333:scraper/s-1";

    public static ClusterArn Cluster { get; } = ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/c");

    public static WorkspaceArn Workspace { get; } = WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-1");

    public static RoleArn SourceRole { get; } = RoleArn.Parse("arn:aws:iam::111122223333:role/S");

    public static RoleArn TargetRole { get; } = RoleArn.Parse("arn:aws:iam::444455556666:role/p/T");

    public static ScraperId Id { get; } = ScraperId.Parse("s-1");

    public static RoleName Role { get; } = RoleName.Parse("R");

    public static PolicyDocument Trust { get; } = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}]}""");

    public static NewScraper NewScraper { get; } = new(
        ScraperAlias.Parse("a"),
        new EksSource(Cluster),
        IdList.Subnets(["subnet-1", "subnet-2"]),
        IdList.SecurityGroups(["sg-1"]),
        new WorkspaceDestination(Workspace),
        SourceRole,
        TargetRole,
        "global:\n  scrape_interval: 30s\n",
        "tok",
        new Dictionary<string, string> { ["k"] = "v" });

    public static NewRole NewRole { get; } = new(Role, RolePath.Parse("/amp/"), Trust, "For a link", new Dictionary<string, string> { ["a"] = "b", ["c"] = "d e" }, "arn:aws:iam::111122223333:policy/B");

    public static string RoleXml(string operation, string trust) => $"""
        <{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><{operation}Result><Role>
        <Path>/amp/</Path><RoleName>R</RoleName><RoleId>AROAEXAMPLE</RoleId><Arn>arn:aws:iam::111122223333:role/amp/R</Arn>
        <CreateDate>2026-11-22T12:00:00Z</CreateDate><AssumeRolePolicyDocument>{trust}</AssumeRolePolicyDocument>
        <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/B</PermissionsBoundaryArn></PermissionsBoundary>
        <Tags><member><Key>a</Key><Value>b</Value></member><member><Key>empty</Key><Value/></member></Tags>
        <RoleLastUsed/></Role></{operation}Result><ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></{operation}Response>
        """;

    public static string IamError(string code, string message) =>
        $"""<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-9</RequestId></ErrorResponse>""";

    public static string Empty(string operation) =>
        $"""<{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></{operation}Response>""";
}
