namespace XScrape.Cloud.Ec2;

/// <summary>One rule of a security group: protocol (-1: all) and ports (null: all), and the peers.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html</remarks>
internal sealed record Ec2Rule(string Protocol, int? FromPort, int? ToPort)
{
    public IReadOnlyList<string> Cidrs { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Managed lists of addresses, which only another call would resolve.</summary>
    public IReadOnlyList<string> PrefixLists { get; init; } = [];

    /// <summary>Whether the rule is about TCP, on whichever ports.</summary>
    public bool IsTcp => Protocol is "-1" or "tcp" or "6";

    /// <summary>Whether the rule is about every TCP port.</summary>
    public bool IsOnAll => IsOn(1) && IsOn(ushort.MaxValue);

    /// <summary>Whether the rule is about a TCP port.</summary>
    public bool IsOn(int port) => Protocol == "-1" || (Protocol is "tcp" or "6" && (FromPort ?? 0) <= port && port <= (ToPort ?? 65535));
}
