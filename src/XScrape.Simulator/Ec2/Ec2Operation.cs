using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>What EC2's operations have in common.</summary>
internal abstract class Ec2Operation() : FormOperation("ec2", Protocol.Ec2, isWrite: false)
{
    protected static IEnumerable<Cluster> Clusters(Call call) => call.Account.Clusters.Values.Where(cluster => cluster.Arn.Region == call.Region);

    /// <summary>Keeps what has one of the ids, all of which must exist, and passes every filter.</summary>
    protected static IReadOnlyList<T> Select<T>(Call call, IEnumerable<T> all, string idParameter, string notFoundCode, string what, Func<T, string, IEnumerable<string>?> attribute)
    {
        T[] items = [.. all];
        IReadOnlyList<string> ids = call.Form.List(idParameter);
        string idFilter = what + "-id";
        string? missing = ids.FirstOrDefault(id => !items.Any(item => attribute(item, idFilter)!.Contains(id)));
        if (missing is not null)
        {
            throw new AwsError(400, notFoundCode, $"The {what.Replace('-', ' ')} ID '{missing}' does not exist");
        }

        IEnumerable<T> found = ids.Count == 0 ? items : items.Where(item => attribute(item, idFilter)!.Any(ids.Contains));
        IReadOnlyList<string> names = call.Form.List("Filter", ".Name");
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            IReadOnlyList<string> values = call.Form.List($"Filter.{(i + 1).ToString(CultureInfo.InvariantCulture)}.Value");
            found = found.Where(item => (attribute(item, name) ?? throw new AwsError(400, "InvalidParameterValue", $"The filter '{name}' is invalid"))
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
}
