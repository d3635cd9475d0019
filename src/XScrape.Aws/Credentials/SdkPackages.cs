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

    /// <summary>The settings of a client that exchanges sign-in tokens.</summary>
    /// <param name="config">New settings.</param>
    /// <param name="region">Where the service answers.</param>
    /// <param name="variable">The variable of the environment that may name an endpoint of that service.</param>
    public static T In<T>(T config, Amazon.RegionEndpoint region, string variable)
        where T : ClientConfig
    {
        // Sign-in tokens go to AWS: not to an endpoint that stands for all services, not to one of a profile, and not after a redirect.
        // Before the Region, with which the SDK looks for endpoints once and for all. No proxy settings: none of our credentials carries any,
        // and those of the environment hold for all clients.
        config.IgnoreConfiguredEndpointUrls = true;
        config.AllowAutoRedirect = false;
        config.RegionEndpoint = region;
        if (ConfiguredEndpoints.Own(variable, Environment.GetEnvironmentVariable) is Uri own)
        {
            // A variable that names sign-in itself means it, such as an endpoint in a VPC.
            config.ServiceURL = own.AbsoluteUri;
        }

        return config;
    }

    private static bool Register()
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context => new AmazonSSOClient(
            new AnonymousAWSCredentials(), In(new AmazonSSOConfig(), context.SSOClientContextData.Region, "AWS_ENDPOINT_URL_SSO")));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(), In(new AmazonSSOOIDCConfig(), context.SSOOIDCClientContextData.Region, "AWS_ENDPOINT_URL_SSO_OIDC")));
        // For web identity and federation, which sign nothing. Roles are assumed by a client of our own; the SDK's way would be refused by AWS here.
        registry.RegisterSecurityTokenServiceClient(context => new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(), In(new AmazonSecurityTokenServiceConfig(), context.SecurityTokenServiceClientContextData.Region, "AWS_ENDPOINT_URL_STS")));
        registry.RegisterSigninClient(_ => throw new AmazonClientException("AWSSDK.Signin could not be found or loaded: it is no part of XScrape."));
        return true;
    }
}
