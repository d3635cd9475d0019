namespace XScrape.Simulator;

/// <summary>Who makes a call: a user, a role's session, or a service.</summary>
internal sealed class Caller
{
    private static readonly PolicyDocument[] s_none = [];

    private readonly PolicyDocument[]? _policies;
    private readonly PolicyDocument? _boundary;

    public Caller(Account account, string userName, string userId, PolicyDocument[] policies, PolicyDocument? boundary)
    {
        Account = account;
        UserName = userName;
        Arn = $"arn:{account.Partition}:iam::{account.Id}:user/{userName}";
        PrincipalArn = Arn;
        UserId = userId;
        PrincipalId = userId;
        _policies = policies;
        _boundary = boundary;
    }

    public Caller(Role role, string sessionName, PolicyDocument? sessionPolicy = null)
    {
        Account = role.Account;
        Role = role;
        Arn = $"arn:{role.Account.Partition}:sts::{role.Account.Id}:assumed-role/{role.Name}/{sessionName}";
        PrincipalArn = role.Arn;
        UserId = $"{role.Id}:{sessionName}";
        PrincipalId = role.Id;
        SessionPolicy = sessionPolicy;
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

    public string? UserName { get; }

    public Role? Role { get; }

    public string? ServiceName { get; }

    public PolicyDocument? SessionPolicy { get; }

    public IReadOnlyList<PolicyDocument> Policies => Role?.IdentityPolicies ?? _policies ?? s_none;

    public PolicyDocument? Boundary => Role is null ? _boundary : Role.Boundary;

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
        if (UserName is not null)
        {
            yield return new("aws:username", UserName);
        }

        foreach (KeyValuePair<string, string> tag in Role?.Tags ?? [])
        {
            yield return new("aws:PrincipalTag/" + tag.Key, tag.Value);
        }
    }
}
