using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using XScrape.Cloud;

namespace XScrape.Aws.Credentials;

/// <summary>
/// Tells the SDK which packages serve SSO and web identity. Left alone it takes the first assembly of that name in the whole
/// process, which in PowerShell is AWS.Tools' and belongs to another load context.
/// </summary>
internal static class SdkPackages
{
    private static readonly Lazy<bool> s_registered = new(Register);

    public static void Ensure() => _ = s_registered.Value;

    private static bool Register()
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context => new AmazonSSOClient(
            new AnonymousAWSCredentials(), In(new AmazonSSOConfig(), context.SSOClientContextData.Region, "AWS_ENDPOINT_URL_SSO")));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(), In(new AmazonSSOOIDCConfig(), context.SSOOIDCClientContextData.Region, "AWS_ENDPOINT_URL_SSO_OIDC")));

        // Null for AssumeRoleAWSCredentials: the context does not say with which credentials, so the SDK looks for itself.
        registry.RegisterSecurityTokenServiceClient(context => context.SecurityTokenServiceClientContextData is { Action: not SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials } sts
            ? new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), In(new AmazonSecurityTokenServiceConfig(), sts.Region))
            : null!);
        return true;
    }

    // No proxy settings: none of our credentials carries any, and those of the environment hold for all clients.
    private static T In<T>(T config, Amazon.RegionEndpoint region, string? variable = null)
        where T : ClientConfig
    {
        config.RegionEndpoint = region;

        // Sign-in tokens go to AWS: not to an endpoint that stands for all services, not to one of a profile, and not after a redirect.
        config.IgnoreConfiguredEndpointUrls = true;
        config.AllowAutoRedirect = false;
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { } own && !string.IsNullOrWhiteSpace(own))
        {
            // A variable that names sign-in itself means it, such as an endpoint in a VPC.
            config.ServiceURL = CloudSite.ParseEndpoint(own.Trim()).AbsoluteUri;
        }

        return config;
    }
}
