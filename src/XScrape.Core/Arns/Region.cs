using System.Diagnostics.CodeAnalysis;
using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>A Region such as us-west-2, with the partition that it lies in.</summary>
/// <remarks>https://docs.aws.amazon.com/general/latest/gr/rande.html and partitions.json of the AWS SDKs.</remarks>
internal sealed record Region
{
    private static readonly (string Prefix, string Partition)[] s_partitions =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("eusc-", "aws-eusc"),
        ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"), ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"),
    ];

    private readonly string _text;

    private Region(string text) => _text = text;

    /// <summary>aws, aws-cn, aws-us-gov, aws-eusc or one of the isolated ones.</summary>
    public string Partition => s_partitions.FirstOrDefault(p => _text.StartsWith(p.Prefix, StringComparison.Ordinal)).Partition ?? "aws";

    public static bool TryParse(string text, [NotNullWhen(true)] out Region? region)
    {
        region = HasForm(text) ? new Region(text) : null;
        return region is not null;
    }

    public static Region Parse(string text) => text is not null && TryParse(text, out Region? region)
        ? region
        : throw new XScrapeException(
            FailureId.InvalidRegion,
            $"'{text}' is not the name of a Region.",
            "Give a Region's code, such as us-west-2 or eu-central-1.");

    public override string ToString() => _text;

    // Two to four words of letters and a number, such as us-gov-west-1. Not a regular expression: every ARN asks, and the first would make it.
    private static bool HasForm(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length is < 3 or > 5 || parts[0].Length is < 2 or > 5 || parts[parts.Length - 1].Length > 2)
        {
            return false;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (!IsAllBetween(parts[i], i < parts.Length - 1 ? 'a' : '0', i < parts.Length - 1 ? 'z' : '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllBetween(string part, char first, char last)
    {
        foreach (char one in part)
        {
            if (one < first || one > last)
            {
                return false;
            }
        }

        return part.Length > 0;
    }
}
