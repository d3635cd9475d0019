using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>
/// Checks a trust policy and turns its principals into unique ids as IAM does when it saves one:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
internal static class TrustReader
{
    private static readonly Regex s_service = Pattern.Whole("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?");
    private static readonly Regex s_uniqueId = Pattern.Whole("A(ROA|IDA)[A-Z0-9]{17}");
    private static readonly HashSet<string> s_services = new(
        "scraper.aps aps eks ec2 lambda ecs ecs-tasks ssm states cloudformation s3 events scheduler grafana monitoring logs sts iam codebuild codedeploy codepipeline batch glue rds backup config cloudtrail firehose kinesis sagemaker vpc-flow-logs autoscaling elasticloadbalancing apigateway organizations sso pods.eks eks-fargate-pods eks-nodegroup es opensearchservice kafka osis airflow".Split(' '),
        StringComparer.Ordinal);

    public static TrustPolicy Read(SimulatedWorld world, Account owner, string text)
    {
        int size = world.Facts.TrustPolicyCountsWhiteSpace ? text.Length : text.Count(c => !char.IsWhiteSpace(c));
        if (size > world.Options.TrustPolicyQuota)
        {
            throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for ACLSizePerRole: {world.Options.TrustPolicyQuota.ToString(CultureInfo.InvariantCulture)}");
        }

        try
        {
            PolicyDocument policy = PolicyDocument.Parse(text, PolicyKind.Trust);
            return Resolve(world, owner, text, policy);
        }
        catch (PolicyError error)
        {
            throw Malformed(error.Message);
        }
    }

    private static TrustPolicy Resolve(SimulatedWorld world, Account owner, string text, PolicyDocument policy)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        Dictionary<string, string> rewritten = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> principal in policy.Statements.SelectMany(statement => statement.Principals!.Entries))
        {
            if (principal.Key == "AWS")
            {
                ResolveAws(world, owner, principal.Value, ids, rewritten);
            }
            else if (principal.Key == "Service" && !IsService(principal.Value))
            {
                throw Malformed($"Invalid principal in policy: \"SERVICE\":\"{principal.Value}\"");
            }
            else if (principal.Key == "CanonicalUser" || (principal.Key == "Federated" && principal.Value == "*"))
            {
                throw Malformed($"Invalid principal in policy: \"{principal.Key.ToUpperInvariant()}\":\"{principal.Value}\"");
            }
        }

        if (rewritten.Count > 0)
        {
            string shown = TrustPolicy.Replace(text, rewritten);
            return new TrustPolicy(shown, PolicyDocument.Parse(shown, PolicyKind.Trust), ids);
        }

        return new TrustPolicy(text, policy, ids);
    }

    private static void ResolveAws(SimulatedWorld world, Account owner, string value, Dictionary<string, string> ids, Dictionary<string, string> rewritten)
    {
        if (value == "*")
        {
            return;
        }

        if (Arn.IsAccountId(value))
        {
            rewritten[value] = $"arn:{owner.Partition}:iam::{value}:root"; // shown so ever after
            return;
        }

        if (s_uniqueId.IsMatch(value))
        {
            string arn = ArnOf(world, value) ?? throw Invalid(value);
            rewritten[value] = arn;
            ids[arn] = value;
            return;
        }

        if (Arn.TryParse(value) is not { } parsed || parsed.Partition != owner.Partition || !Arn.IsAccountId(parsed.Account) || parsed.Region.Length > 0)
        {
            throw Invalid(value);
        }

        if (parsed is { Service: "iam", Resource: "root" } || (parsed.Service == "sts" && parsed.Resource.StartsWith("assumed-role/", StringComparison.Ordinal)))
        {
            return;
        }

        ids[value] = IdOf(world, parsed, value) ?? throw Invalid(value);
    }

    private static string? IdOf(SimulatedWorld world, Arn parsed, string arn)
    {
        Account? account = world.FindAccount(parsed.Account);
        if (account?.FindUserByArn(arn) is { } user)
        {
            return user.Id;
        }

        // A role that was made a moment ago is not known everywhere yet.
        return account?.FindRoleByArn(arn) is { } role && role.UsableFrom <= world.Now ? role.Id : null;
    }

    private static string? ArnOf(SimulatedWorld world, string uniqueId) => world.Accounts
        .Select(account => account.FindRoleById(uniqueId)?.Arn ?? account.FindUserById(uniqueId)?.Arn)
        .FirstOrDefault(arn => arn is not null);

    private static bool IsService(string name)
    {
        int suffix = name.IndexOf(".amazonaws.com", StringComparison.Ordinal);
        if (suffix <= 0 || !s_service.IsMatch(name))
        {
            return false;
        }

        string service = name.Substring(0, suffix);
        int dot = service.LastIndexOf('.');
        return s_services.Contains(service) || (dot > 0 && s_services.Contains(service.Substring(0, dot))); // such as logs.us-west-2
    }

    private static AwsError Invalid(string value) => Malformed($"Invalid principal in policy: \"AWS\":\"{value}\"");

    private static AwsError Malformed(string message) => new(400, "MalformedPolicyDocument", message);
}
