using System.Text.RegularExpressions;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Sts;

/// <summary>What AssumeRole is asked to begin a session with: policies, tags and a source identity.</summary>
internal sealed class SessionRequest
{
    private const int MostPolicyCharacters = 2048;
    private const int MostPolicies = 10;
    private static readonly Regex s_sourceIdentity = Pattern.Whole("[\\w+=,.@-]{2,64}");

    private readonly string? _policy;
    private readonly IReadOnlyList<string> _policyArns;
    private readonly TagMap _tags;
    private readonly IReadOnlyList<string> _transitive;
    private readonly string? _sourceIdentity;

    private SessionRequest(Form form, SessionTerms? before)
    {
        _policy = form["Policy"];
        _policyArns = form.List("PolicyArns.member", ".arn");
        _tags = form.Tags();
        _transitive = form.List("TransitiveTagKeys.member");
        _sourceIdentity = form["SourceIdentity"];
        foreach (string key in before?.TransitiveKeys ?? [])
        {
            // A transitive tag of the session before stays as it is.
            _tags = _tags[key] is null ? _tags : throw Form.Invalid($"The tag key '{key}' is transitive in the session before and cannot be set again.");
        }
    }

    /// <summary>What must be allowed on both sides.</summary>
    public IEnumerable<string> Actions =>
    [
        "sts:AssumeRole",
        .. _tags.Count > 0 ? ["sts:TagSession"] : Array.Empty<string>(),
        .. _sourceIdentity is not null ? ["sts:SetSourceIdentity"] : Array.Empty<string>(),
    ];

    public static SessionRequest Of(Call call)
    {
        SessionRequest wanted = new(call.Form, call.Caller.Terms);
        if (wanted._policy is { Length: 0 or > MostPolicyCharacters })
        {
            throw Form.Invalid("1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length between 1 and 2048");
        }

        if (wanted._policyArns.Count > MostPolicies)
        {
            throw Form.Invalid("1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10");
        }

        if (wanted._sourceIdentity is { } source && (!s_sourceIdentity.IsMatch(source) || (call.Caller.Terms?.SourceIdentity is { } before && before != source)))
        {
            throw Form.Invalid("The source identity is not valid, or the session before has another one, which cannot be changed.");
        }

        try
        {
            IamOperation.CheckTags(wanted._tags, wanted._tags.Count);
        }
        catch (AwsError error)
        {
            throw Form.Invalid(error.Message); // STS has no words of its own for it
        }

        return wanted;
    }

    public RequestContext Describe(RequestContext request) => request
        .WithTags("aws:RequestTag/", _tags)
        .With("aws:TagKeys", [.. _tags.Select(tag => tag.Key)])
        .With("sts:TransitiveTagKeys", [.. _transitive])
        .With("sts:SourceIdentity", _sourceIdentity);

    public SessionTerms Terms(Call call, Role role)
    {
        SessionTerms? before = call.Caller.Terms;
        TagMap tags = TagMap.OfIam();
        foreach (string key in before?.TransitiveKeys ?? [])
        {
            tags.Set(key, before!.Tags[key] ?? string.Empty);
        }

        foreach (KeyValuePair<string, string> tag in _tags)
        {
            tags.Set(tag.Key, tag.Value);
        }

        try
        {
            SessionTerms terms = new(call.World.Now)
            {
                PolicyText = _policy,
                Managed = [.. _policyArns.Select(arn => role.Account.FindPolicy(arn) ?? throw new PolicyError($"The policy {arn} does not exist or is not attachable."))],
                Tags = tags,
                TransitiveKeys = [.. before?.TransitiveKeys ?? [], .. _transitive],
                SourceIdentity = _sourceIdentity ?? before?.SourceIdentity,
            };
            _ = terms.Policies;
            return terms;
        }
        catch (PolicyError error)
        {
            throw new AwsError(400, "MalformedPolicyDocument", error.Message);
        }
    }
}
