using System.Text.Json.Nodes;

namespace XScrape.Conformance.Browser;

/// <summary>One page in a tab of its own: what it shows, what it asks for, and what goes wrong in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly string _session;

    private BrowserPage(DevTools tools, string session)
    {
        _tools = tools;
        _session = session;
    }

    /// <summary>Everything that the page asked for, itself included.</summary>
    public string[] Requests => [.. Named("Network.requestWillBeSent").Select(e => e["request"]!["url"]!.GetValue<string>())];

    /// <summary>What stands in the console: errors, refusals of the content-security policy, and what a script says.</summary>
    public string[] Complaints =>
    [
        .. Named("Log.entryAdded").Select(e => e["entry"]!["text"]!.GetValue<string>()),
        .. Named("Runtime.exceptionThrown").Select(e => e.ToJsonString()),
        .. Named("Runtime.consoleAPICalled").Select(e => e.ToJsonString()),
        .. Named("Page.javascriptDialogOpening").Select(e => e.ToJsonString()),
    ];

    public static async Task<BrowserPage> OpenAsync(Chromium browser, string file, bool scripts = true, bool dark = false, int width = 1280, int height = 1024, string? medium = null)
    {
        DevTools tools = await DevTools.ConnectAsync(browser.Endpoint);
        JsonObject target = await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank", ["newWindow"] = true });
        JsonObject session = await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        BrowserPage page = new(tools, session["sessionId"]!.GetValue<string>());
        foreach (string domain in new[] { "Page", "Network", "Log", "Runtime" })
        {
            await page.AskAsync(domain + ".enable");
        }

        await page.AskAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !scripts });
        await page.AskAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        JsonArray features = [new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }];
        await page.AskAsync("Emulation.setEmulatedMedia", new() { ["media"] = medium ?? "screen", ["features"] = features });
        await page.AskAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await page.LoadedAsync();
        return page;
    }

    /// <summary>The value of an expression in the page. It works where the page's own scripts are switched off, too.</summary>
    public async Task<T> ReadAsync<T>(string expression)
    {
        JsonObject result = await AskAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(result["exceptionDetails"] is null, $"{expression}: {result.ToJsonString()}");
        return result["result"]!["value"]!.GetValue<T>();
    }

    public Task DoAsync(string script) => ReadAsync<bool>($"(function () {{ {script}; return true; }})()");

    public async Task PressAsync(string key, int code)
    {
        foreach (string type in new[] { "keyDown", "keyUp" })
        {
            JsonObject press = new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
            if (key == "Enter" && type == "keyDown")
            {
                press["text"] = "\r";
            }

            await AskAsync("Input.dispatchKeyEvent", press);
        }
    }

    public async Task<byte[]> PictureAsync(int width, int height) => Convert.FromBase64String((await AskAsync("Page.captureScreenshot", new()
    {
        ["format"] = "webp",
        ["quality"] = 82,
        ["captureBeyondViewport"] = true,
        ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
    }))["data"]!.GetValue<string>());

    public ValueTask DisposeAsync() => _tools.DisposeAsync();

    private async Task LoadedAsync()
    {
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(1));
        while (!_tools.Events.Any(e => e.Name == "Page.loadEventFired"))
        {
            await Task.Delay(20, tooLong.Token);
        }
    }

    private IEnumerable<JsonObject> Named(string name) => _tools.Events.Where(e => e.Name == name).Select(e => e.Data);

    private Task<JsonObject> AskAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);
}
