using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Tests.Cloud;

/// <summary>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</summary>
public sealed class ConfiguredEndpointsTests
{
    [Fact]
    public void The_endpoint_of_a_service_goes_before_that_of_all()
    {
        ConfiguredEndpoints read = From(("AWS_ENDPOINT_URL", "http://localhost:1"), ("AWS_ENDPOINT_URL_IAM", " https://iam.example.com "));

        Assert.Equal("https://iam.example.com/", read.Of("IAM")!.AbsoluteUri);
        Assert.All(["amp", "EC2", "EKS", "STS"], service => Assert.Equal("http://localhost:1/", read.Of(service)!.AbsoluteUri));
        Assert.Equal(read, From(("AWS_ENDPOINT_URL_IAM", "https://iam.example.com"), ("AWS_ENDPOINT_URL", "http://localhost:1")));
    }

    [Fact]
    public void Nothing_and_blanks_and_the_wish_to_ignore_them_mean_AWS_itself()
    {
        Assert.Equal(ConfiguredEndpoints.None, From());
        Assert.Equal(ConfiguredEndpoints.None, From(("AWS_ENDPOINT_URL", " "), ("AWS_ENDPOINT_URL_EKS", "")));
        Assert.Equal(ConfiguredEndpoints.None, From(("AWS_ENDPOINT_URL", "http://localhost:1"), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")));
        Assert.Null(ConfiguredEndpoints.None.Of("IAM"));
    }

    [Theory]
    [InlineData("http://proxy.example.com")]
    [InlineData("https://user:hunter2@proxy.example.com")]
    [InlineData("proxy")]
    public void The_rules_are_those_of_the_parameter_and_the_error_names_the_variable(string url)
    {
        XScrapeException failure = Expect.Failure(FailureId.InvalidEndpoint, () => From(("AWS_ENDPOINT_URL_STS", url)));

        Assert.StartsWith("AWS_ENDPOINT_URL_STS: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    private static ConfiguredEndpoints From(params (string Name, string Value)[] variables) =>
        ConfiguredEndpoints.From(name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault());
}
