using Amazon.Runtime;

namespace XScrape.Aws.Wire.Sites;

/// <summary>What tests put in the place of time and of the network.</summary>
internal sealed record WireSettings
{
    public static WireSettings Default { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How to wait before a retry.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>The last word on each client's settings.</summary>
    public Action<ClientConfig> Configure { get; init; } = _ => { };
}
