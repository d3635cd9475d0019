namespace XScrape.Simulator.Policies;

/// <summary>Who asks, as far as policies can tell.</summary>
internal interface ICaller
{
    /// <summary>What GetCallerIdentity shows.</summary>
    string Arn { get; }

    /// <summary>The user's or the role's own ARN; for a session this is not <see cref="Arn"/>.</summary>
    string PrincipalArn { get; }

    /// <summary>The unique id that a Principal element is turned into.</summary>
    string PrincipalId { get; }

    /// <summary>Whether it is a role's session.</summary>
    bool IsRole { get; }

    /// <summary>The name of a service; null for a user and for a role's session.</summary>
    string? ServiceName { get; }

    string AccountId { get; }

    /// <summary>The ARN that stands for everybody in the account.</summary>
    string AccountArn { get; }

    IEnumerable<PolicyDocument> Policies { get; }

    PolicyDocument? Boundary { get; }

    /// <summary>What the session may do at most is what any of these allows; empty where nothing limits it.</summary>
    IReadOnlyList<PolicyDocument> SessionPolicies { get; }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.</summary>
    IEnumerable<KeyValuePair<string, string>> ContextKeys();
}
