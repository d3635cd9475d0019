using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

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
            new AnonymousAWSCredentials(), In(new AmazonSSOConfig(), context.SSOClientContextData.Region)));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(), In(new AmazonSSOOIDCConfig(), context.SSOOIDCClientContextData.Region)));

        // Null for AssumeRoleAWSCredentials: the context does not say with which credentials, so the SDK looks for itself.
        registry.RegisterSecurityTokenServiceClient(context => context.SecurityTokenServiceClientContextData is { Action: not SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials } sts
            ? new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), In(new AmazonSecurityTokenServiceConfig(), sts.Region))
            : null!);
        return true;
    }

    // No proxy settings: none of our credentials carries any, and those of the environment hold for all clients.
    private static T In<T>(T config, Amazon.RegionEndpoint region)
        where T : ClientConfig
    {
        config.RegionEndpoint = region;
        return config;
    }
}
