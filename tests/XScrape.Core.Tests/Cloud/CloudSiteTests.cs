using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Tests.Cloud;

public sealed class CloudSiteTests
{
    [Theory]
    [InlineData("https://proxy.example.com")]
    [InlineData("http://localhost:4566")]
    [InlineData("http://127.0.0.1:4566")]
    [InlineData("http://[::1]:4566")]
    public void Https_and_this_machine_are_endpoints(string text) => Assert.Equal(new Uri(text), CloudSite.ParseEndpoint(text));

    [Theory]
    [InlineData("")]
    [InlineData("localhost:4566")]
    [InlineData("/etc")]
    [InlineData("ftp://localhost")]
    [InlineData("http://proxy.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("https://user:word@proxy.example.com")]
    public void Nothing_else_hears_a_request(string text) => Expect.Failure(FailureId.InvalidEndpoint, () => CloudSite.ParseEndpoint(text));

    [Fact]
    public void A_password_in_an_endpoint_is_not_repeated() => Assert.DoesNotContain(
        "word", Expect.Failure(FailureId.InvalidEndpoint, () => CloudSite.ParseEndpoint("https://user:word@proxy.example.com")).Message.Replace("password", string.Empty));
}
