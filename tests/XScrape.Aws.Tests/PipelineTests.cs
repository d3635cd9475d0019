using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire;

namespace XScrape.Aws.Tests;

/// <summary>We stand on types of the SDK that it calls internal; a new version that moves them shows here first.</summary>
public sealed class PipelineTests
{
    [Fact]
    public void Our_handlers_stand_in_the_SDK_s_pipeline_where_they_belong()
    {
        using Bench bench = new();

        Assert.Equal(
            ["CallReporter", "ResponseCheck", "MetricsHandler", "ErrorCallbackHandler", "CallbackHandler", "Marshaller", "Endpoints", "Schemes", "CallbackHandler", "CompressionHandler", "RetryHandler", "RateLimitHandler",
                "ChecksumHandler", "EndpointDiscoveryHandler", "Signer", "CallbackHandler", "ErrorHandler", "Unmarshaller", "HttpHandler`1"],
            Handlers(bench.Account.Iam).Select(h => h.GetType().Name));
    }

    [Theory]
    [InlineData(nameof(Cloud.ICloudAccount.Iam))]
    [InlineData(nameof(Cloud.ICloudAccount.Amp))]
    [InlineData(nameof(Cloud.ICloudAccount.Eks))]
    public void Every_client_retries_by_our_policy(string service)
    {
        using Bench bench = new();
        object client = typeof(Cloud.ICloudAccount).GetProperty(service)!.GetValue(bench.Account)!;

        RetryHandler retry = Assert.Single(Handlers(client).OfType<RetryHandler>());

        Assert.IsType<PatientRetryPolicy>(retry.RetryPolicy);
        Assert.Equal(10, retry.RetryPolicy.MaxRetries);
    }

    private static IEnumerable<IPipelineHandler> Handlers(object client)
    {
        PropertyInfo property = typeof(AmazonServiceClient).GetProperty("RuntimePipeline", BindingFlags.Instance | BindingFlags.NonPublic)!;
        return ((RuntimePipeline)property.GetValue(client)!).Handlers;
    }
}
