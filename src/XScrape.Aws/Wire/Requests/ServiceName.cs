namespace XScrape.Aws.Wire.Requests;

/// <summary>What a service is called: in our failures, in its endpoint and signature, in IAM actions, and in the SDK's settings.</summary>
internal sealed record ServiceName(string Name, string Prefix, string Version, string SdkId)
{
    public static ServiceName Amp { get; } = new("amp", "aps", "2020-08-01", "amp");

    /// <summary>The workspaces' own endpoint; signatures and actions are those of the service.</summary>
    public static ServiceName AmpWorkspaces { get; } = new("amp", "aps", "2020-08-01", "amp") { Host = "aps-workspaces" };

    public static ServiceName Eks { get; } = new("eks", "eks", "2017-11-01", "EKS");

    public static ServiceName Iam { get; } = new("iam", "iam", "2010-05-08", "IAM") { Protocol = WireProtocol.Query };

    public static ServiceName Sts { get; } = new("sts", "sts", "2011-06-15", "STS") { Protocol = WireProtocol.Query };

    public static ServiceName Ec2 { get; } = new("ec2", "ec2", "2016-11-15", "EC2") { Protocol = WireProtocol.Ec2 };

    /// <summary>What the endpoint's name begins with.</summary>
    public string Host { get; init; } = Prefix;

    public WireProtocol Protocol { get; init; } = WireProtocol.RestJson;

    /// <summary>The IAM action that allows an operation, such as aps:CreateScraper.</summary>
    public string Action(string operation) => $"{Prefix}:{operation}";
}
