using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The ARN of an IAM role: <c>arn:partition:iam::account:role/path/name</c>.</summary>
internal sealed record RoleArn(string Partition, AccountId Account, RolePath Path, RoleName Name)
{
    private const string Wanted = "the ARN of an IAM role, such as arn:aws:iam::111122223333:role/Source";

    public static RoleArn Parse(string text)
    {
        AwsArn arn = AwsArn.Parse(text, Wanted);
        if (arn.Service == "sts" && arn.Resource.StartsWith("assumed-role/", StringComparison.Ordinal))
        {
            throw new XScrapeException(
                FailureId.WrongArnKind,
                $"'{text}' is a session of a role; the role itself is required.",
                $"Give {Wanted}.");
        }

        if (arn.Service != "iam" || arn.Region.Length != 0 || !arn.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            throw arn.NotA(Wanted);
        }

        int slash = arn.Resource.LastIndexOf('/');
        return new RoleArn(
            arn.Partition,
            arn.AccountId(),
            RolePath.Parse(arn.Resource.Substring(4, slash - 3)),
            RoleName.Parse(arn.Resource.Substring(slash + 1)));
    }

    public override string ToString() => $"arn:{Partition}:iam::{Account}:role{Path}{Name}";
}
