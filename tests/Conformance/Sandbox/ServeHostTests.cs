using XScrape.Conformance.Stage;
using XScrape.Simulator.Tests.Http;

namespace XScrape.Conformance.Sandbox;

/// <summary>DNS rebinding: a page's own name may lead to this machine, but it stays in the Host header.</summary>
public sealed class ServeHostTests
{
    [Fact]
    public async Task Serve_answers_no_foreign_host_on_any_path_that_of_control_included()
    {
        await using ServeProcess serve = await ServeProcess.StartAsync();

        await ForeignHosts.AreRefusedAsync(serve.Endpoint, TestContext.Current.CancellationToken);
    }
}
