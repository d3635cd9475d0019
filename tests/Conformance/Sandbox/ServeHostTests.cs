using XScrape.Conformance.Stage;
using XScrape.Simulator.Tests.Http;

namespace XScrape.Conformance.Sandbox;

/// <summary>Where serve listens, and which hosts it answers. A page's own name may lead to this machine (DNS rebinding), but it stays in the Host header.</summary>
public sealed class ServeHostTests
{
    [Fact]
    public async Task Serve_answers_no_foreign_host_on_any_path_that_of_control_included()
    {
        await using ServeProcess serve = await ServeProcess.StartAsync();

        await ForeignHosts.AreRefusedAsync(serve.Endpoint, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_the_way_out()
    {
        await using ServeProcess serve = await ServeProcess.StartAsync();
        await using SandboxProcess second = SandboxProcess.Start("serve", "--port", $"{serve.Endpoint.Port}");

        Assert.Equal(1, await second.EndAsync());
        Assert.Contains($"Port {serve.Endpoint.Port} of 127.0.0.1 is in use by another program. Give another one, or --port 0 for a free one.", second.Output);
    }
}
