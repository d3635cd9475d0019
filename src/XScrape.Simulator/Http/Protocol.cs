namespace XScrape.Simulator.Http;

/// <summary>The shape of a service's requests, answers and errors.</summary>
internal enum Protocol
{
    /// <summary>Form in, XML out: IAM and STS.</summary>
    Query,

    /// <summary>Form in, EC2's XML out.</summary>
    Ec2,

    /// <summary>Paths and JSON: AMP and EKS.</summary>
    RestJson,
}
