using System.Globalization;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World;

/// <summary>Who makes a call: a user, a role's session, or a service.</summary>
internal sealed class Caller : ICaller
{
    private static readonly PolicyDocument[] s_none = [];

    public Caller(User user, SessionTerms? terms = null)
    {
        Account = user.Account;
        User = user;
        Arn = user.Arn;
        PrincipalArn = user.Arn;
        UserId = user.Id;
        PrincipalId = user.Id;
        Terms = terms;
    }

    public Caller(Role role, string sessionName, SessionTerms? terms = null)
    {
        Account = role.Account;
        Role = role;
        Arn = $"arn:{role.Account.Partition}:sts::{role.Account.Id}:assumed-role/{role.Name}/{sessionName}";
        PrincipalArn = role.Arn;
        UserId = $"{role.Id}:{sessionName}";
        PrincipalId = role.Id;
        Terms = terms;
    }

    public Caller(Account account, string serviceName)
    {
        Account = account;
        ServiceName = serviceName;
        Arn = serviceName;
        PrincipalArn = serviceName;
        UserId = serviceName;
        PrincipalId = serviceName;
    }

    public Account Account { get; }

    /// <summary>What GetCallerIdentity shows.</summary>
    public string Arn { get; }

    /// <summary>The user's or the role's own ARN; for a session this is not <see cref="Arn"/>.</summary>
    public string PrincipalArn { get; }

    public string UserId { get; }

    /// <summary>The unique id that a Principal element is turned into.</summary>
    public string PrincipalId { get; }

    public User? User { get; }

    public Role? Role { get; }

    public bool IsRole => Role is not null;

    public string? ServiceName { get; }

    public string AccountId => Account.Id;

    public string AccountArn => Account.RootArn;

    /// <summary>What the session was begun with; null for a user with a key of its own, and for services.</summary>
    public SessionTerms? Terms { get; }

    public IEnumerable<PolicyDocument> Policies => Role?.Policies ?? User?.Policies ?? s_none;

    public IReadOnlyList<PolicyDocument> SessionPolicies => Terms?.Policies ?? s_none;

    public PolicyDocument? Boundary => Role is null ? User?.Boundary : Role.Boundary;

    /// <summary>The role's or user's tags, with those of the session in their place.</summary>
    public TagMap Tags
    {
        get
        {
            TagMap tags = (Role?.Tags ?? User?.Tags)?.Copy() ?? TagMap.OfIam();
            foreach (KeyValuePair<string, string> tag in Terms?.Tags ?? [])
            {
                tags.Set(tag.Key, tag.Value);
            }

            return tags;
        }
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.</summary>
    public IEnumerable<KeyValuePair<string, string>> ContextKeys()
    {
        if (ServiceName is not null)
        {
            yield return new("aws:PrincipalServiceName", ServiceName);
            yield return new("aws:PrincipalIsAWSService", "true");
            yield break;
        }

        yield return new("aws:PrincipalArn", PrincipalArn);
        yield return new("aws:PrincipalAccount", Account.Id);
        yield return new("aws:PrincipalType", Role is null ? "User" : "AssumedRole");
        yield return new("aws:PrincipalIsAWSService", "false");
        yield return new("aws:userid", UserId);
        if (User is not null)
        {
            yield return new("aws:username", User.Name);
        }

        if (Terms is not null)
        {
            // Both keys are there for temporary credentials only, and nothing here has a second factor.
            yield return new("aws:TokenIssueTime", Terms.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            yield return new("aws:MultiFactorAuthPresent", "false");
        }

        if (Terms?.SourceIdentity is { } source)
        {
            yield return new("aws:SourceIdentity", source);
        }

        foreach (KeyValuePair<string, string> tag in Tags)
        {
            yield return new("aws:PrincipalTag/" + tag.Key, tag.Value);
        }
    }
}
