using System.Collections;
using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>Subnet or security group ids, in the order given. Prints and parses as <c>a;b</c>, so that a CSV cell holds it.</summary>
public sealed class IdList : IReadOnlyList<string>, IEquatable<IdList>
{
    private readonly string[] _ids;

    private IdList(string[] ids) => _ids = ids;

    /// <summary>No ids.</summary>
    public static IdList Empty { get; } = new([]);

    /// <summary>How many ids there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The id at a place.</summary>
    public string this[int index] => _ids[index];

    /// <summary>Ids of subnets: each <c>subnet-[0-9a-z]+</c>, 1 to 5 of them.</summary>
    internal static IdList Subnets(IEnumerable<string> texts) => Parse(texts, "subnet-", "subnet");

    /// <summary>Ids of security groups: each <c>sg-[0-9a-z]+</c>, 1 to 5 of them.</summary>
    internal static IdList SecurityGroups(IEnumerable<string> texts) => Parse(texts, "sg-", "security group");

    /// <summary>Ids as AWS gave them: a cluster may have more subnets than a scraper takes.</summary>
    internal static IdList Of(IEnumerable<string> ids) => new([.. ids]);

    /// <inheritdoc/>
    public bool Equals(IdList? other) => other is not null && _ids.OrderBy(x => x, StringComparer.Ordinal).SequenceEqual(other._ids.OrderBy(x => x, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IdList);

    /// <inheritdoc/>
    public override int GetHashCode() => _ids.Aggregate(17, (hash, id) => hash ^ StringComparer.Ordinal.GetHashCode(id));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_ids).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _ids.GetEnumerator();

    /// <summary>The ids, separated by semicolons.</summary>
    public override string ToString() => string.Join(";", _ids);

    // The limits are those of the shapes SubnetIds and SecurityGroupIds of the AMP service model, 2020-08-01.
    private static IdList Parse(IEnumerable<string> texts, string prefix, string kind)
    {
        string[] ids = [.. texts.SelectMany(t => t.Split([';', ','], StringSplitOptions.RemoveEmptyEntries)).Select(t => t.Trim()).Where(t => t.Length > 0)];
        foreach (string id in ids)
        {
            bool sound = id.StartsWith(prefix, StringComparison.Ordinal) && id.Length > prefix.Length && id.Length <= 255
                && id.Skip(prefix.Length).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z'));
            if (!sound)
            {
                throw new XScrapeException(FailureId.InvalidResourceId, $"'{id}' is not the id of a {kind}.", $"Give ids such as {prefix}0123456789abcdef0.");
            }
        }

        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new XScrapeException(FailureId.InvalidResourceId, $"The {kind} '{twice.Key}' is given twice.", "Give each one once.");
        }

        return ids.Length <= 5
            ? new IdList(ids)
            : throw new XScrapeException(FailureId.InvalidResourceId, $"A scraper takes at most 5 {kind}s, and {ids.Length} were given.", "Give fewer.");
    }
}
