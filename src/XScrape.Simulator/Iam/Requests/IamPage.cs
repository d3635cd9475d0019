using System.Globalization;
using System.Text;
using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Iam.Requests;

/// <summary>IAM's paging: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html.</summary>
internal static class IamPage
{
    private const int Default = 100;
    private const int Most = 1000;

    /// <summary>Cuts a list by Marker and MaxItems and adds IsTruncated and Marker.</summary>
    public static Reply Of<T>(Call call, string listName, IReadOnlyList<T> all, Func<T, XElement> member, params XElement[] before)
    {
        int size = Math.Min(call.Form.Number("MaxItems", 1, Most) ?? Default, call.World.Options.MaxPageSize);
        int from = From(call.Form["Marker"], all.Count);
        bool more = from + size < all.Count;
        List<XElement> elements = [.. before, new XElement(listName, all.Skip(from).Take(size).Select(member)), new XElement("IsTruncated", more ? "true" : "false")];
        if (more)
        {
            string next = (from + size).ToString(CultureInfo.InvariantCulture);
            elements.Add(new XElement("Marker", Convert.ToBase64String(Encoding.ASCII.GetBytes("m:" + next))));
        }

        return Reply.OfXml([.. elements]);
    }

    private static int From(string? marker, int count)
    {
        if (marker is null)
        {
            return 0;
        }

        try
        {
            string text = Encoding.ASCII.GetString(Convert.FromBase64String(marker));
            if (text.StartsWith("m:", StringComparison.Ordinal)
                && int.TryParse(text.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture, out int from) && from <= count)
            {
                return from;
            }
        }
        catch (FormatException)
        {
            // Not one of ours.
        }

        throw Form.Invalid("Invalid Marker.");
    }
}
