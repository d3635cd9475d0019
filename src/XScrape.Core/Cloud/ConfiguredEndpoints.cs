using XScrape.Failures;

namespace XScrape.Cloud;

/// <summary>The endpoints that the environment (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SERVICE) or a profile sets, under the rules of -EndpointUrl. One of a service goes before the one of all.</summary>
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
    public static ConfiguredEndpoints From(Func<string, string?> read) => AreIgnored(read) ? None : new ConfiguredEndpoints
    {
        All = Own(Variable, read),
        Amp = Own(Variable + "_AMP", read),
        Ec2 = Own(Variable + "_EC2", read),
        Eks = Own(Variable + "_EKS", read),
        Iam = Own(Variable + "_IAM", read),
        Sts = Own(Variable + "_STS", read),
    };

    /// <summary>Whether the environment says that no configured endpoint counts, its own and those of profiles.</summary>
    public static bool AreIgnored(Func<string, string?> read) => string.Equals(read("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The endpoint of one variable; null where it has none, or none counts.</summary>
    /// <exception cref="XScrapeException">InvalidEndpoint, naming the variable.</exception>
    public static Uri? Own(string variable, Func<string, string?> read) =>
        !AreIgnored(read) && read(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? ParseOf(variable, text.Trim()) : null;

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
            throw new XScrapeException(fault.Id, $"{setting}: {fault.Message}", $"{fault.Advice} Or remove the setting, or give -EndpointUrl, which has priority.");
        }
    }
}
