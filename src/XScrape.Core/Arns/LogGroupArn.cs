using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The ARN of a CloudWatch log group as AMP wants it, with its end: <c>arn:partition:logs:region:account:log-group:name:*</c>.</summary>
/// <remarks>Shape LogGroupArn of the AMP service model, 2020-08-01.</remarks>
internal sealed record LogGroupArn(string Partition, Region Region, AccountId Account, string Name)
{
    private const string Wanted = "the ARN of a log group with its end, such as arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/prometheus/prod-1:*";

    private const string Kind = "log-group:";

    private const string End = ":*";

    private const int LongestName = 512;

    public static LogGroupArn Parse(string text)
    {
        // The end is the one wildcard that belongs there; DescribeLogGroups gives the ARN with and without it.
        bool whole = text.EndsWith(End, StringComparison.Ordinal);
        AwsArn arn = AwsArn.Parse(whole ? text.Substring(0, text.Length - End.Length) : text, Wanted);
        if (arn.Service != "logs" || !arn.Resource.StartsWith(Kind, StringComparison.Ordinal))
        {
            throw arn.NotA(Wanted);
        }

        if (!whole)
        {
            throw new XScrapeException(FailureId.InvalidArn, $"'{text}' lacks the ending :* that AMP requires for a log group.", $"Give '{text}:*'.");
        }

        string name = arn.Resource.Substring(Kind.Length);
        return name.Length is > 0 and <= LongestName && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '#' or '/')
            ? new LogGroupArn(arn.Partition, Region.Parse(arn.Region), arn.AccountId(), name)
            : throw new XScrapeException(FailureId.InvalidArn, $"'{text}' does not name a log group: 1 to {LongestName} letters, digits, '.', '-', '_', '#' and '/'.", $"Give {Wanted}.");
    }

    public override string ToString() => $"arn:{Partition}:logs:{Region}:{Account}:{Kind}{Name}{End}";
}
