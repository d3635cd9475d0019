using System.Text.RegularExpressions;

namespace XScrape.Simulator.Naming;

/// <summary>The six parts of an ARN.</summary>
internal sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Parts = 6;
    private static readonly Regex s_account = Pattern.Whole("[0-9]{12}");

    /// <summary>What stands after the first slash of the resource.</summary>
    public string Id
    {
        get
        {
            int slash = Resource.IndexOf('/');
            return slash < 0 ? Resource : Resource.Substring(slash + 1);
        }
    }

    public static Arn? TryParse(string? text)
    {
        string[] parts = (text ?? string.Empty).Split([':'], Parts);
        return parts.Length == Parts && parts[0] == "arn" && parts[1].Length > 0 && parts[2].Length > 0
            ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5])
            : null;
    }

    public static Arn Parse(string text) => TryParse(text) ?? throw new ArgumentException($"'{text}' is not an ARN.", nameof(text));

    public static bool IsAccountId(string text) => s_account.IsMatch(text);

    public static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when region.StartsWith("us-isob-", StringComparison.Ordinal) => "aws-iso-b",
        _ when region.StartsWith("us-isof-", StringComparison.Ordinal) => "aws-iso-f",
        _ when region.StartsWith("eu-isoe-", StringComparison.Ordinal) => "aws-iso-e",
        _ when region.StartsWith("us-iso-", StringComparison.Ordinal) => "aws-iso",
        _ when region.StartsWith("eusc-", StringComparison.Ordinal) => "aws-eusc",
        _ => "aws",
    };

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
