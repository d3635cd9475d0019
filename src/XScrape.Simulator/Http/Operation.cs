namespace XScrape.Simulator.Http;

/// <summary>One operation of one service; stateless.</summary>
internal abstract class Operation(string service, Protocol protocol, bool isWrite)
{
    /// <summary>The signing name.</summary>
    public string Service { get; } = service;

    public Protocol Protocol { get; } = protocol;

    public bool IsWrite { get; } = isWrite;

    /// <summary>The name in AWS's model.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Runs inside the world's gate.</summary>
    public abstract Reply Run(Call call);
}
