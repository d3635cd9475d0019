namespace XScrape.Simulator.World.Permissions;

/// <summary>AWS's own managed policies that have to do with scraping: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html.</summary>
internal static class AwsManagedPolicies
{
    private const string RemoteWrite = """{"Version":"2012-10-17","Statement":[{"Action":["aps:RemoteWrite"],"Effect":"Allow","Resource":"*"}]}""";
    private const string Query = """{"Version":"2012-10-17","Statement":[{"Action":["aps:GetLabels","aps:GetMetricMetadata","aps:GetSeries","aps:QueryMetrics"],"Effect":"Allow","Resource":"*"}]}""";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private const string FullFirst = """{"Version":"2012-10-17","Statement":[{"Action":["aps:*"],"Effect":"Allow","Resource":"*"}]}""";

    private const string Full = """
        {"Version":"2012-10-17","Statement":[{"Sid":"AllPrometheusActions","Effect":"Allow","Action":["aps:*"],"Resource":"*"},{"Sid":"DescribeCluster","Effect":"Allow","Action":["eks:DescribeCluster","ec2:DescribeSubnets","ec2:DescribeSecurityGroups"],"Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:CalledVia":["aps.amazonaws.com"]}}},{"Sid":"CreateServiceLinkedRole","Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper*","Condition":{"StringEquals":{"iam:AWSServiceName":"scraper.aps.amazonaws.com"}}}]}
        """;

    public static IEnumerable<ManagedPolicy> In(string partition)
    {
        string Arn(string name) => $"arn:{partition}:iam::aws:policy/{name}";
        string Here(string document) => document.Trim().Replace("arn:aws:", $"arn:{partition}:");
        return
        [
            new(Arn("AdministratorAccess"), "ANPASIMXADMINISTRAT01", Everything, Day(2015, 2, 6)),
            new(Arn("AmazonPrometheusFullAccess"), "ANPASIMXFULLACCESS001", [new PolicyVersion("v1", FullFirst, Day(2020, 12, 15)), new PolicyVersion("v2", Here(Full), Day(2023, 11, 26))], "v2"),
            new(Arn("AmazonPrometheusQueryAccess"), "ANPASIMXQUERYACCESS01", Query, Day(2020, 12, 19)),
            new(Arn("AmazonPrometheusRemoteWriteAccess"), "ANPASIMXREMOTEWRITE01", RemoteWrite, Day(2020, 12, 19)),
        ];
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
