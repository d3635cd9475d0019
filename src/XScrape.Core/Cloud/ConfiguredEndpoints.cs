using XScrape.Failures;

namespace XScrape.Cloud;

/// <summary>The endpoints that AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_SERVICE set, under the rules of -EndpointUrl. One of a service goes before the one of all.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
internal sealed record ConfiguredEndpoints
{
    private const string Variable = "AWS_ENDPOINT_URL";

    /// <summary>AWS's own.</summary>
    public static ConfiguredEndpoints None { get; } = new();

    public Uri? All { get; init; }

    public Uri? Amp { get; init; }

    public Uri? Ec2 { get; init; }

    public Uri? Eks { get; init; }

    public Uri? Iam { get; init; }

    public Uri? Sts { get; init; }

    /// <param name="read">The value of a variable, or null.</param>
    /// <exception cref="XScrapeException">InvalidEndpoint, naming the variable.</exception>
    public static ConfiguredEndpoints From(Func<string, string?> read)
    {
        return string.Equals(read("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.Trim(), "true", StringComparison.OrdinalIgnoreCase) ? None : new ConfiguredEndpoints
        {
            All = Parse(Variable),
            Amp = Parse(Variable + "_AMP"),
            Ec2 = Parse(Variable + "_EC2"),
            Eks = Parse(Variable + "_EKS"),
            Iam = Parse(Variable + "_IAM"),
            Sts = Parse(Variable + "_STS"),
        };

        Uri? Parse(string variable) => read(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? ParseOf(variable, text.Trim()) : null;
    }

    /// <summary>The endpoint of a service by its SDK id; null for AWS's own.</summary>
    public Uri? Of(string service) => service.ToUpperInvariant() switch
    {
        "AMP" => Amp ?? All,
        "EC2" => Ec2 ?? All,
        "EKS" => Eks ?? All,
        "IAM" => Iam ?? All,
        "STS" => Sts ?? All,
        _ => All,
    };

    /// <summary>An endpoint of a setting, with the setting's name in its error.</summary>
    public static Uri ParseOf(string setting, string text)
    {
        try
        {
            return CloudSite.ParseEndpoint(text);
        }
        catch (XScrapeException fault)
        {
            throw new XScrapeException(fault.Id, $"{setting}: {fault.Message}", $"{fault.Advice} Or take the setting away, or give -EndpointUrl, which goes before it.");
        }
    }
}
