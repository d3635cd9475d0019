namespace XScrape.Sources;

/// <summary>The kinds of sources.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_Source.html</remarks>
public enum SourceType
{
    /// <summary>An EKS cluster: <c>eksConfiguration</c>.</summary>
    Eks,

    /// <summary>What can be reached in a VPC, such as brokers of Amazon MSK, or tasks of ECS: <c>vpcConfiguration</c>.</summary>
    Vpc,
}
