using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Ec2;

/// <summary>What EC2's operations have in common.</summary>
internal abstract class Ec2Operation() : FormOperation("ec2", Protocol.Ec2, isWrite: false)
{
    private static readonly string[] s_none = [];

    /// <summary>Permission first, then the dry run, then the answer: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html.</summary>
    public sealed override Reply Run(Call call)
    {
        call.Authorize("ec2:" + Name, Resource(call));
        return string.Equals(call.Form["DryRun"], "true", StringComparison.OrdinalIgnoreCase)
            ? throw new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.")
            : Describe(call);
    }

    /// <summary>What the permission is asked for; lists know no resources.</summary>
    protected virtual string Resource(Call call) => "*";

    protected abstract Reply Describe(Call call);

    protected static IReadOnlyList<Vpc> Vpcs(Call call) => Networks.Of(call.Account, call.Region);

    /// <summary>Keeps what has one of the ids, all of which must exist, and passes every filter.</summary>
    protected static IReadOnlyList<T> Select<T>(Call call, IEnumerable<T> all, string idParameter, string notFoundCode, string idFilter, Func<T, string, IEnumerable<string>?> attribute)
    {
        T[] items = [.. all];
        IReadOnlyList<string> ids = call.Form.List(idParameter);
        string? missing = ids.FirstOrDefault(id => !items.Any(item => attribute(item, idFilter)!.Contains(id)));
        if (missing is not null)
        {
            throw new AwsError(400, notFoundCode, $"The {idFilter.Replace("-id", " ID").Replace('-', ' ')} '{missing}' does not exist");
        }

        IEnumerable<T> found = ids.Count == 0 ? items : items.Where(item => attribute(item, idFilter)!.Any(ids.Contains));
        IReadOnlyList<string> names = call.Form.List("Filter", ".Name");
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            IReadOnlyList<string> values = call.Form.List($"Filter.{(i + 1).ToString(CultureInfo.InvariantCulture)}.Value");
            found = found.Where(item => (attribute(item, name) ?? OfTags(name))
                .Any(value => values.Any(wanted => Wildcard.Matches(wanted, value)))).ToArray();
        }

        return [.. found];
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination.</summary>
    protected static Reply Page<T>(Call call, string listName, IReadOnlyList<T> all, Func<T, XElement> item)
    {
        int size = Math.Min(call.Form.Number("MaxResults", 5, 1000) ?? 1000, call.World.Options.MaxPageSize);
        int from = int.TryParse(call.Form["NextToken"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start <= all.Count
            ? start
            : throw new AwsError(400, "InvalidNextToken", "The token is invalid.");
        XElement list = new(listName, all.Skip(from).Take(size).Select(item));
        return from + size < all.Count
            ? Reply.OfXml(list, new XElement("nextToken", (from + size).ToString(CultureInfo.InvariantCulture)))
            : Reply.OfXml(list);
    }

    protected static string Flag(bool value) => value ? "true" : "false";

    /// <summary>Nothing of EC2 but nodes has tags here, so a filter by them is right and finds nothing.</summary>
    private static string[] OfTags(string filter) => filter is "tag-key" || filter.StartsWith("tag:", StringComparison.Ordinal)
        ? s_none
        : throw new AwsError(400, "InvalidParameterValue", $"The filter '{filter}' is invalid");
}
