using XScrape.Arns;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Permissions;

/// <summary>One statement of a caller's policy; its Sid says what it is for.</summary>
internal static class CallerStatement
{
    private const string Prefix = ExpectedTrust.Sid;

    public static PolicyStatement Allow(string purpose, IReadOnlyList<string> actions, IReadOnlyList<string> resources, params PolicyCondition[] conditions) => new()
    {
        Sid = Prefix + purpose,
        Effect = "Allow",
        Action = actions,
        Resource = resources,
        Conditions = conditions,
    };

    /// <summary>Where AMP acts in the caller's name, and the caller did not call the other service himself.</summary>
    public static PolicyCondition ViaAmp { get; } = new("ForAnyValue:StringEquals", "aws:CalledVia", "aps.amazonaws.com");

    /// <summary>For lists that know no resource: at least no other Region's.</summary>
    public static PolicyCondition In(Region region) => new("StringEquals", "aws:RequestedRegion", region.ToString());
}
