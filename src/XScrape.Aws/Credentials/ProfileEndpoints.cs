using Amazon.Runtime.CredentialManagement;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>The endpoints that a profile sets: endpoint_url of its own, and those of the section of services that it names.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
internal static class ProfileEndpoints
{
    private const string Setting = "endpoint_url";

    /// <exception cref="XScrapeException">InvalidEndpoint, naming the setting, or the section that is not there.</exception>
    public static ConfiguredEndpoints Of(CredentialProfile profile, Profiles profiles)
    {
        if (string.IsNullOrWhiteSpace(profile.Services))
        {
            return new ConfiguredEndpoints { All = Parse(profile.EndpointUrl, $"{Setting} of the profile '{profile.Name}'") };
        }

        ProfileFile file = profiles.ReadFile();
        string section = $"services {profile.Services.Trim()}";
        IReadOnlyDictionary<string, string> services = file.Section(section) ?? throw new XScrapeException(
            FailureId.InvalidEndpoint,
            $"The profile '{profile.Name}' names [{section}], and there is no such section.",
            "Correct the config file, or give -EndpointUrl, which has priority.");
        IReadOnlyDictionary<string, string>? own = file.Section(profile.Name);
        return new ConfiguredEndpoints
        {
            All = Parse(own is not null && own.TryGetValue(Setting, out string? all) ? all : profile.EndpointUrl, $"{Setting} of the profile '{profile.Name}'"),
            Amp = Service("amp"),
            Ec2 = Service("ec2"),
            Eks = Service("eks"),
            Iam = Service("iam"),
            Sts = Service("sts"),
        };

        Uri? Service(string name) => Parse(services.TryGetValue($"{name}.{Setting}", out string? text) ? text : null, $"{Setting} of {name} in [{section}]");
    }

    private static Uri? Parse(string? text, string setting) => string.IsNullOrWhiteSpace(text) ? null : ConfiguredEndpoints.ParseOf(setting, text!.Trim());
}
