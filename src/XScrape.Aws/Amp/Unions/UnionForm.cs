using System.Text.Json;

namespace XScrape.Aws.Amp.Unions;

/// <summary>How one kind of a union goes over the wire: as the one member of an object, named for the kind.</summary>
/// <typeparam name="TUnion">The union, such as a scraper's source.</typeparam>
internal abstract class UnionForm<TUnion>(string member)
    where TUnion : class
{
    /// <summary>The name of the member in AWS's model.</summary>
    public string Member { get; } = member;

    /// <summary>Null where the member does not say which one it is. The failure of its type where it says it wrongly.</summary>
    public abstract TUnion? Read(JsonElement member);

    /// <summary>Whether the value is of this kind.</summary>
    public abstract bool Is(TUnion value);

    /// <summary>Writes what only this kind has.</summary>
    public abstract void Write(TUnion value, Utf8JsonWriter member);
}
