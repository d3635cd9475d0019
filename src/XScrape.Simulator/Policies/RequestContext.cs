namespace XScrape.Simulator;

/// <summary>What a policy is asked about: who does what to which resource, under which circumstances.</summary>
internal sealed class RequestContext
{
    private readonly Dictionary<string, string[]> _keys = new(StringComparer.OrdinalIgnoreCase);

    public RequestContext(Caller caller, string action, string resource)
    {
        Caller = caller;
        Action = action;
        Resource = resource;
        foreach (KeyValuePair<string, string> key in caller.ContextKeys())
        {
            With(key.Key, key.Value);
        }
    }

    public Caller Caller { get; }

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

    public RequestContext WithTags(string prefix, IEnumerable<KeyValuePair<string, string>> tags)
    {
        foreach (KeyValuePair<string, string> tag in tags)
        {
            With(prefix + tag.Key, tag.Value);
        }

        return this;
    }
}
