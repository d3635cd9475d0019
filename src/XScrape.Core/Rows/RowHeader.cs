using XScrape.Failures;
using XScrape.Links.Parts;

namespace XScrape.Rows;

/// <summary>What programs that write CSV do to column names, and how to read them all the same.</summary>
internal static class RowHeader
{
    private static readonly (char Mark, string Name, string Way)[] s_separators =
    [
        (';', "semicolons", "-Delimiter ';'"),
        ('\t', "tabs", "-Delimiter \"`t\""),
        ('|', "vertical bars", "-Delimiter '|'"),
        (',', "commas", "-Delimiter ','"),
    ];

    /// <summary>The name without blanks and without a byte order mark, read as UTF-8 or as Latin 1.</summary>
    public static string Clean(string column)
    {
        string bare = column.TrimStart('\uFEFF');
        bare = bare.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? bare.Substring(3) : bare;
        return bare.Trim().Trim('"').Trim();
    }

    /// <summary>InvalidRow for a column that is a whole header: the file has another separator than the one it was read with.</summary>
    public static void RefuseUnsplit(string column)
    {
        foreach ((char mark, string name, string way) in s_separators)
        {
            string[] parts = column.Split(mark);
            if (parts.Length > 1 && parts.Count(p => LinkParts.Find(Clean(p)) is not null) > 1)
            {
                throw new XScrapeException(
                    FailureId.InvalidRow,
                    $"The file has one column, '{column}': its columns are separated by {name}.",
                    $"Read it with: Import-Csv {way}");
            }
        }
    }
}
