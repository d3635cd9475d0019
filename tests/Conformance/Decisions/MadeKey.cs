namespace XScrape.Conformance.Decisions;

/// <summary>A condition key, of which kind its values are, and what they may be.</summary>
internal sealed record MadeKey(string Name, string Kind, string[] Values)
{
    /// <summary>The only action that has the key; null where all have it.</summary>
    public string? Action { get; init; }

    /// <summary>Whether it comes with the caller.</summary>
    public bool IsOfCaller { get; init; }

    public static IReadOnlyList<MadeKey> All { get; } =
    [
        new("aws:PrincipalArn", "Arn", [Deed.UserArn, Deed.RoleArn, "arn:aws:iam::444455556666:role/amp/Source"]) { IsOfCaller = true },
        new("aws:PrincipalAccount", "String", [Deed.Near, Deed.Far]) { IsOfCaller = true },
        new("aws:PrincipalType", "String", ["User", "AssumedRole", "Account"]) { IsOfCaller = true },
        new("aws:username", "String", ["Ann", "ann", "Bob"]) { IsOfCaller = true },
        new("aws:userid", "String", ["AIDA00000000000000ANN", "AROA000000000000SOURCE:aps-scraper", "AROA000000000000SOURCE:other"]) { IsOfCaller = true },
        new("aws:PrincipalIsAWSService", "Bool", ["true", "false"]) { IsOfCaller = true },
        new("aws:MultiFactorAuthPresent", "Bool", ["true", "false"]) { IsOfCaller = true },
        new("aws:TokenIssueTime", "Date", ["2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "1767225600"]) { IsOfCaller = true },
        new("aws:PrincipalTag/team", "String", ["obs", "Obs", "eks"]) { IsOfCaller = true },
        new("aws:SourceArn", "Arn", ["arn:aws:aps:us-west-2:111122223333:scraper/s-1", "arn:aws:aps:us-west-2:444455556666:scraper/s-1", "arn:aws:aps:eu-west-1:111122223333:scraper/s-2"]),
        new("aws:SourceAccount", "String", [Deed.Near, Deed.Far]),
        new("aws:RequestedRegion", "String", ["us-west-2", "eu-west-1"]),
        new("aws:UserAgent", "String", ["aws-cli/2.1", "Boto3/1.40"]),
        new("aws:SourceIdentity", "String", ["ann", "bob"]),
        new("aws:ResourceAccount", "String", [Deed.Near, Deed.Far]),
        new("aws:SecureTransport", "Bool", ["true", "false"]),
        new("aws:ViaAWSService", "Bool", ["true", "false"]),
        new("aws:SourceIp", "Ip", ["127.0.0.1", "10.0.1.20", "203.0.113.7"]),
        new("aws:CurrentTime", "Date", ["2026-01-01T00:00:00Z", "2026-06-30T12:00:00Z"]),
        new("aws:MultiFactorAuthAge", "Number", ["0", "300", "3600"]),
        new("aws:TagKeys", "Set", ["env", "team", "Team", "cost"]),
        new("aws:CalledVia", "Set", ["aps.amazonaws.com", "cloudformation.amazonaws.com"]),
        new("sts:ExternalId", "String", ["arn:aws:aps:us-west-2:111122223333:scraper/s-1", "X-1"]) { Action = "sts:AssumeRole" },
        new("sts:RoleSessionName", "String", ["aps-scraper", "ann"]) { Action = "sts:AssumeRole" },
        new("iam:PassedToService", "String", ["scraper.aps.amazonaws.com", "ec2.amazonaws.com"]) { Action = "iam:PassRole" },
        new("eks:username", "String", ["aps-collector", "ann"]) { Action = "eks:CreateAccessEntry" },
        new("aws:RequestTag/env", "String", ["prod", "test"]) { Action = "iam:TagRole" },
    ];

    /// <summary>Whether a request may have several values of the key.</summary>
    public static bool IsSet(string name) => All.Any(key => key.Kind == "Set" && string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool Suits(string action) => Action is null || Action == action;
}
