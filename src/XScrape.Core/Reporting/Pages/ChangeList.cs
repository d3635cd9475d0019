using System.Globalization;
using System.Text;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Policies;

namespace XScrape.Reporting.Pages;

/// <summary>What this process wrote for a link, with what was there before and after each call.</summary>
internal static class ChangeList
{
    /// <summary>Lines shown around a changed one where the whole text before stands above already.</summary>
    private const int Context = 1;

    public static void Write(HtmlWriter html, ReportLink entry, bool narrow)
    {
        IReadOnlyList<LinkChange>? changes = entry.Changes;
        if (changes is null)
        {
            html.Leaf("p", "Changes: not known. The link came from data, and only the process that changes a link knows what it wrote.", "class", "none");
            return;
        }

        if (changes.Count == 0)
        {
            html.Leaf("p", "Changes: none were made in this process.", "class", "none");
            return;
        }

        html.Leaf("h4", "Changes");
        html.Open("div", "class", "changes");
        HashSet<string> shown = [];
        string day = string.Empty;
        foreach (LinkChange change in changes)
        {
            bool hasText = change.Before is not null || change.After is not null;
            html.Open(hasText ? "details" : "p").Open(hasText ? "summary" : "span");
            When(html, change.Time, ref day);
            html.Text(" ").Leaf("b", change.Operation).Text(" ").Leaf("i", NameOf(change.Resource, entry.Link)).Close();
            if (hasText)
            {
                Difference(html, change, change.Before is not null && shown.Contains(change.Before), narrow);
            }

            html.Close();
            if (change.After is not null)
            {
                shown.Add(change.After);
            }
        }

        html.Close();
    }

    /// <summary>The day where it changes, and else the time alone.</summary>
    private static void When(HtmlWriter html, DateTimeOffset time, ref string day)
    {
        string today = time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _ = today == day ? html.Leaf("time", time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)) : html.Time(time);
        day = today;
    }

    /// <summary>The link's own resources by the words under which its facts stand above.</summary>
    private static string NameOf(string resource, LinkProperties link)
    {
        foreach ((string? arn, string? word) in new[] { (link.SourceRoleArn, "source role"), (link.TargetRoleArn, "target role"), (link.ScraperArn, "scraper"), (link.Facts.Source?.Arn, link.Facts.Source?.Noun), (link.Facts.Destination?.Arn, link.Facts.Destination?.Noun) })
        {
            resource = arn is null ? resource : resource.Replace(arn, word);
        }

        return resource;
    }

    private static void Difference(HtmlWriter html, LinkChange change, bool isBeforeShown, bool narrow)
    {
        html.Open("pre");
        if (change.Before is null)
        {
            // All of it is new: as it stands, ready to be copied.
            html.Text(narrow ? string.Join(" ", Lines(change.After).Select(line => line.Trim())) : string.Join("\n", Lines(change.After).Select(line => Narrow(line, 0))));
        }
        else
        {
            string[] lines = Lines(PolicyDifference.Between(change.Before, change.After));
            Marked(html, lines, [.. lines.Select((_, at) => !isBeforeShown || IsNearChange(lines, at))]);
        }

        html.Close();
    }

    private static string[] Lines(string? text) => text?.Replace("\r\n", "\n").Split('\n') ?? [];

    private static bool IsNearChange(string[] lines, int at)
    {
        for (int i = Math.Max(0, at - Context); i <= Math.Min(lines.Length - 1, at + Context); i++)
        {
            if (Mark(lines[i]) != ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static char Mark(string line) => line.Length > 0 && line[0] is ('+' or '-') ? line[0] : ' ';

    /// <summary>Lines of one kind in one element, each with its sign: never told apart by colour alone.</summary>
    private static void Marked(HtmlWriter html, string[] lines, bool[] keep)
    {
        for (int i = 0; i < lines.Length;)
        {
            int next = i + 1;
            while (next < lines.Length && Mark(lines[next]) == Mark(lines[i]) && keep[next] == keep[i])
            {
                next++;
            }

            string text = keep[i] ? string.Join("\n", lines.Skip(i).Take(next - i).Select(line => Narrow(line, 2))) : "  …";
            _ = Mark(lines[i]) switch { '+' => html.Leaf("ins", text), '-' => html.Leaf("del", text), _ => html.Text(text) };
            i = next;
        }
    }

    /// <summary>The indentation behind the sign as tabs: a page of a thousand links is a third shorter.</summary>
    private static string Narrow(string line, int sign)
    {
        int spaces = 0;
        while (sign + spaces < line.Length && line[sign + spaces] == ' ')
        {
            spaces++;
        }

        return line.Length <= sign ? line
            : new StringBuilder(line, 0, sign, line.Length).Append('\t', spaces / 2).Append(' ', spaces % 2).Append(line, sign + spaces, line.Length - sign - spaces).ToString();
    }
}
