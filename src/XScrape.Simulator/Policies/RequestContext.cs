using System.Globalization;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>What a policy is asked about: who does what to which resource, under which circumstances.</summary>
internal sealed class RequestContext
{
    private readonly Dictionary<string, string[]> _keys = new(StringComparer.OrdinalIgnoreCase);

    public RequestContext(ICaller caller, string action, string resource)
    {
        Caller = caller;
        Action = action;
        Resource = resource;
        foreach (KeyValuePair<string, string> key in caller.ContextKeys())
        {
            With(key.Key, key.Value);
        }
    }

    public ICaller Caller { get; }

    public string Action { get; }

    public string Resource { get; }

    /// <summary>
    /// Names of condition keys are case-insensitive:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
    /// </summary>
    public string[]? Values(string key) => _keys.TryGetValue(key, out string[]? values) ? values : null;

    public RequestContext With(string key, params string?[] values)
    {
        string[] present = [.. values.Where(value => value is not null).Select(value => value!)];
        if (present.Length > 0)
        {
            _keys[key] = present;
        }

        return this;
    }

    /// <summary>
    /// The keys that every request has: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
    /// A resource that names no account, such as *, is the caller's.
    /// </summary>
    public RequestContext Everywhere(DateTimeOffset now, string region)
    {
        string? owner = Arn.TryParse(Resource)?.Account;
        return With("aws:RequestedRegion", region)
            .With("aws:SecureTransport", "true") // the plain connection stands for AWS's TLS
            .With("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .With("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
            .With("aws:ResourceAccount", owner is not null && Arn.IsAccountId(owner) ? owner : Caller.AccountId)
            .With("aws:ViaAWSService", "false");
    }

    public RequestContext WithTags(string prefix, IEnumerable<KeyValuePair<string, string>> tags)
    {
        foreach (KeyValuePair<string, string> tag in tags)
        {
            With(prefix + tag.Key, tag.Value);
        }

        return this;
    }
}
