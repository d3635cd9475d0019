using System.Collections;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Parts;

namespace XScrape.Rows;

/// <summary>A link as data gave it: a CSV or JSON row, a deserialized link, an object of the user's.</summary>
internal sealed record LinkRow(LinkFacts Facts, IReadOnlyList<string> Unknown, IReadOnlyList<string> Refused)
{
    /// <summary>The file with the scrape configuration, as the row names it; null: the command's own.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>Whether no cell of the row has a value.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Reads cells. Empty cells are absent; a cell that does not parse fails with its column's name.</summary>
    public static LinkRow Read(IEnumerable<KeyValuePair<string, object?>> cells)
    {
        LinkFacts facts = new();
        List<string> unknown = [];
        List<string> refused = [];
        string? configuration = null;
        bool isBlank = true;
        Dictionary<string, (string Column, string Text)> read = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> cell in cells)
        {
            string column = RowHeader.Clean(cell.Key);
            RowHeader.RefuseUnsplit(column);
            if (Text(cell.Value) is not string text)
            {
                continue;
            }

            isBlank = false;
            if (LinkColumns.IsRefused(column))
            {
                refused.Add(column);
            }
            else if (LinkParts.Find(column) is LinkPart part)
            {
                RefuseTwoWords(read, part, column, text);
                facts = Set(facts, part, column, text);
            }
            else if (LinkColumns.IsConfigurationPath(column))
            {
                configuration = RowPath.Parse(text, column);
            }
            else
            {
                unknown.Add(column);
            }
        }

        return facts.Status == LinkStatus.Planned
            ? throw new XScrapeException(FailureId.PlannedLink, "The link was created under -WhatIf in another session; nothing of it exists.", "Run the whole pipeline again, without -WhatIf.")
            : new LinkRow(facts, unknown, refused) { ConfigurationPath = configuration, IsBlank = isBlank };
    }

    // Two columns that mean the same (ours and AWS.Tools' own name): the last one must not win without a word.
    private static void RefuseTwoWords(Dictionary<string, (string Column, string Text)> read, LinkPart part, string column, string text)
    {
        if (read.TryGetValue(part.Name, out (string Column, string Text) before) && before.Text != text)
        {
            throw new XScrapeException(
                FailureId.LinkConflict,
                $"The columns {before.Column} and {column} mean the same, and say '{before.Text}' and '{text}'.",
                "Leave one of them empty.");
        }

        read[part.Name] = (column, text);
    }

    private static LinkFacts Set(LinkFacts facts, LinkPart part, string column, string text)
    {
        try
        {
            return part.Read(facts, text);
        }
        catch (XScrapeException failure)
        {
            throw failure.Causing(failure.Id, $"{column}: {failure.Message}");
        }
    }

    private static string? Text(object? value)
    {
        string? text = value switch
        {
            null => null,
            string one => one,
            DateTime time => time.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            IEnumerable many => string.Join(";", many.Cast<object?>().Select(Text)),
            _ => value.ToString(),
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
