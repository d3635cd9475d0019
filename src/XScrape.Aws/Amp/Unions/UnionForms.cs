using System.Text.Json;
using XScrape.Aws.Wire.Responses;

namespace XScrape.Aws.Amp.Unions;

/// <summary>The kinds of a union that this version knows. What is of another kind is read as null and is never written.</summary>
internal sealed class UnionForms<TUnion>(params UnionForm<TUnion>[] kinds)
    where TUnion : class
{
    public TUnion? Read(JsonElement? union) => union is JsonElement there
        ? kinds.Select(kind => there.Member(kind.Member) is JsonElement member ? kind.Read(member) : null).FirstOrDefault(value => value is not null)
        : null;

    /// <summary>Writes the union with its one member, to which <paramref name="more"/> may add what all kinds have.</summary>
    public void Write(TUnion value, Utf8JsonWriter union, Action<Utf8JsonWriter>? more = null)
    {
        UnionForm<TUnion> form = kinds.First(kind => kind.Is(value));
        union.Object(form.Member, member =>
        {
            form.Write(value, member);
            more?.Invoke(member);
        });
    }
}
