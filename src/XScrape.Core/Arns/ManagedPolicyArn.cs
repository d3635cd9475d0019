using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The ARN of a managed policy, AWS's or an account's own: <c>arn:partition:iam::account-or-aws:policy/path/name</c>.</summary>
internal sealed record ManagedPolicyArn(string Partition, string Account, string Name)
{
    private const string Wanted = "the ARN of a managed policy, such as arn:aws:iam::111122223333:policy/ScraperRoles";

    private const string AwsOwned = "aws";

    public static ManagedPolicyArn Parse(string text)
    {
        AwsArn arn = AwsArn.Parse(text, Wanted);
        if (arn.Service != "iam" || arn.Region.Length != 0 || !arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw arn.NotA(Wanted);
        }

        return new ManagedPolicyArn(arn.Partition, arn.Account == AwsOwned ? AwsOwned : arn.AccountId().ToString(), arn.Resource.Substring("policy/".Length));
    }

    /// <summary>WrongArnKind where a role of that account could not have the policy.</summary>
    public ManagedPolicyArn For(AccountId account) => Account == AwsOwned || Account == account.ToString() ? this : throw new XScrapeException(
        FailureId.WrongArnKind,
        $"'{this}' is a policy of account {Account}, and the roles are made in {account}.",
        $"Give a managed policy of {account}, or one of AWS's own.");

    public override string ToString() => $"arn:{Partition}:iam::{Account}:policy/{Name}";
}
