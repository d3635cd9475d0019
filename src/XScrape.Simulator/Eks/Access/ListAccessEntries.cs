using System.Globalization;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_ListAccessEntries.html.</summary>
internal sealed class ListAccessEntries() : AccessEntryOperation("GET", "/clusters/{name}/access-entries", isWrite: false)
{
    private const int Most = 100;

    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntries(call, "eks:ListAccessEntries");
        int size = call.QueryValue("maxResults") is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given is >= 1 and <= Most ? given : throw Invalid("maxResults must be between 1 and 100")
            : Most;
        size = Math.Min(size, call.World.Options.MaxPageSize);
        string after = call.QueryValue("nextToken") ?? string.Empty;
        string[] rest = [.. cluster.AccessEntries.Keys.Where(arn => string.CompareOrdinal(arn, after) > 0).OrderBy(arn => arn, StringComparer.Ordinal)];
        return Reply.OfJson(rest.Length > size
            ? new() { ["accessEntries"] = Strings(rest.Take(size)), ["nextToken"] = rest[size - 1] }
            : new() { ["accessEntries"] = Strings(rest) });
    }
}
