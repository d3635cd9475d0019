using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Requests;

/// <summary>AMP's paging with maxResults and nextToken; the token holds the last item's place, so that items may come and go meanwhile.</summary>
internal static class AmpPage
{
    private const int Default = 100;
    private const int Most = 1000;
    private const string Mark = "after:";

    public static Reply Of<T>(Call call, string listName, IReadOnlyList<T> all, Func<T, long> place, Func<T, JsonObject> item)
    {
        int size = Math.Min(Size(call.QueryValue("maxResults")), call.World.Options.MaxPageSize);
        long after = After(call.QueryValue("nextToken"));
        T[] rest = [.. all.Where(one => place(one) > after)];
        JsonArray list = [];
        foreach (T one in rest.Take(size))
        {
            list.Add((JsonNode)item(one));
        }

        JsonObject json = new() { [listName] = list };
        if (rest.Length > size)
        {
            string last = place(rest[size - 1]).ToString(CultureInfo.InvariantCulture);
            json["nextToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark + last));
        }

        return Reply.OfJson(json);
    }

    private static int Size(string? text)
    {
        if (text is null)
        {
            return Default;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= Most
            ? size
            : throw AmpError.Field("maxResults", "must be between 1 and 1000");
    }

    private static long After(string? token)
    {
        if (token is null)
        {
            return long.MinValue;
        }

        try
        {
            string text = Encoding.ASCII.GetString(Convert.FromBase64String(token));
            if (text.StartsWith(Mark, StringComparison.Ordinal) && long.TryParse(text.Substring(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long after))
            {
                return after;
            }
        }
        catch (FormatException)
        {
            // Not one of ours.
        }

        throw AmpError.Field("nextToken", "is not valid");
    }
}
