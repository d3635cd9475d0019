using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The six parts of an ARN, checked for what every ARN must hold.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
internal sealed record AwsArn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const string Form = "arn:<partition>:<service>:<Region>:<account>:<resource>";

    public static AwsArn Parse(string text, string wanted)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Bad(text, wanted, "is empty");
        }

        if (text.IndexOfAny(['*', '?']) >= 0)
        {
            throw Bad(text, wanted, "contains a wildcard, and one resource is required");
        }

        if (text.IndexOfAny(['$', '<', '>', '{', '}']) >= 0)
        {
            throw Bad(text, wanted, "contains a variable that was not replaced by its value");
        }

        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c > '~'))
        {
            throw Bad(text, wanted, "contains white space or a character that is not valid in an ARN");
        }

        string[] parts = text.Split([':'], 6);
        if (parts.Length != 6 || parts[0] != "arn" || !IsPartition(parts[1]) || parts[2].Length == 0 || parts[5].Length == 0)
        {
            throw Bad(text, wanted, $"does not have the form {Form}");
        }

        return new AwsArn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /// <summary>The error for a sound ARN of another kind.</summary>
    public XScrapeException NotA(string wanted) => new(
        FailureId.WrongArnKind,
        $"'{this}' is an ARN of {Kind}; {wanted} is required.",
        $"Give {wanted}.");

    public AccountId AccountId() => Arns.AccountId.Parse(Account);

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    private string Kind
    {
        get
        {
            int end = Resource.IndexOfAny(['/', ':']);
            return end < 0 ? $"the kind {Service}" : $"the kind {Service}:{Resource.Substring(0, end)}";
        }
    }

    private static bool IsPartition(string text) => text == "aws" || (text.StartsWith("aws-", StringComparison.Ordinal) && text.Length > 4);

    private static XScrapeException Bad(string text, string wanted, string why) =>
        new(FailureId.InvalidArn, $"'{text}' {why}.", $"Give {wanted}.");
}
