namespace XScrape.Simulator;

/// <summary>A managed policy, of AWS or of a customer.</summary>
internal sealed class ManagedPolicy(string arn, string id, string document, DateTimeOffset created)
{
    private const string RemoteWrite = """{"Version":"2012-10-17","Statement":[{"Action":["aps:RemoteWrite"],"Effect":"Allow","Resource":"*"}]}""";
    private const string QueryAccess = """{"Version":"2012-10-17","Statement":[{"Action":["aps:GetLabels","aps:GetMetricMetadata","aps:GetSeries","aps:QueryMetrics"],"Effect":"Allow","Resource":"*"}]}""";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public string Arn { get; } = arn;

    public string Id { get; } = id;

    public string Name { get; } = arn.Substring(arn.LastIndexOf('/') + 1);

    public string Document { get; } = document;

    public DateTimeOffset Created { get; } = created;

    public PolicyDocument Policy { get; } = PolicyDocument.Parse(document, PolicyKind.Identity);

    /// <summary>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonPrometheusRemoteWriteAccess.html.</summary>
    public static IEnumerable<ManagedPolicy> OfAws(string partition) =>
    [
        new($"arn:{partition}:iam::aws:policy/AmazonPrometheusRemoteWriteAccess", "ANPASIMXREMOTEWRITE01", RemoteWrite, new DateTimeOffset(2020, 12, 19, 0, 0, 0, TimeSpan.Zero)),
        new($"arn:{partition}:iam::aws:policy/AmazonPrometheusQueryAccess", "ANPASIMXQUERYACCESS01", QueryAccess, new DateTimeOffset(2020, 12, 19, 1, 2, 58, TimeSpan.Zero)),
        new($"arn:{partition}:iam::aws:policy/AdministratorAccess", "ANPASIMXADMINISTRAT01", Everything, new DateTimeOffset(2015, 2, 6, 18, 39, 46, TimeSpan.Zero)),
    ];
}
