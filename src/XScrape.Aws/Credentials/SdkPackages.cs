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
            new AnonymousAWSCredentials(), With(new AmazonSSOConfig(), context.SSOClientContextData.Region, context.SSOClientContextData.ProxySettings)));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(), With(new AmazonSSOOIDCConfig(), context.SSOOIDCClientContextData.Region, context.SSOOIDCClientContextData.ProxySettings)));

        // Null for AssumeRoleAWSCredentials: the context does not say with which credentials, so the SDK looks for itself.
        registry.RegisterSecurityTokenServiceClient(context => context.SecurityTokenServiceClientContextData is { Action: not SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials } sts
            ? new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), With(new AmazonSecurityTokenServiceConfig(), sts.Region, sts.ProxySettings))
            : null!);
        return true;
    }

    private static T With<T>(T config, Amazon.RegionEndpoint region, System.Net.IWebProxy? proxy)
        where T : ClientConfig
    {
        config.RegionEndpoint = region;
        if (proxy is not null)
        {
            config.SetWebProxy(proxy);
        }

        return config;
    }
}
