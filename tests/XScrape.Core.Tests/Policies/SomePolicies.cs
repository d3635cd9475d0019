using FsCheck;
using FsCheck.Fluent;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Policies;

/// <summary>Generators of policies: small ones out of few words, so that many are equal in meaning, and of documents near the grammar.</summary>
internal static class SomePolicies
{
    /// <summary>Three documents made of the same few words.</summary>
    public static Gen<(PolicyDocument First, PolicyDocument Second, PolicyDocument Third)> Triples =>
        from size in Gen.Choose(0, 1)
        from a in Document(size)
        from b in Document(size)
        from c in Document(size)
        select (a, b, c);

    /// <summary>Trust policies with statements of all kinds, some of them much like ours.</summary>
    public static Gen<PolicyDocument> Trusts =>
        from version in Gen.Elements<string?>(null, "2008-10-17", PolicyDocument.CurrentVersion)
        from count in Gen.Choose(0, 4)
        from statements in Statement.ArrayOf(count)
        select new PolicyDocument(version, null, statements);

    /// <summary>Texts from nonsense to nearly sound policies.</summary>
    public static Gen<string> Texts => Gen.OneOf(
        Json(3).Select(j => j),
        from policy in Trusts from cut in Gen.Choose(0, 400) let json = policy.ToJson() select json.Substring(0, Math.Min(cut, json.Length)),
        from policy in Trusts from at in Gen.Choose(0, 200) from c in Gen.Choose(0, 0xFFFF) let json = policy.ToJson() select json.Insert(Math.Min(at, json.Length), ((char)c).ToString()),
        from policy in Trusts select Uri.EscapeDataString(policy.ToJson()),
        from length in Gen.Choose(0, 40) from text in Gen.Choose(0, 0xFFFF).ArrayOf(length) select new string([.. text.Select(c => (char)c)]));

    private static Gen<PolicyDocument> Document(int size) =>
        from count in Gen.Choose(size, size + 1)
        from statements in Small.ArrayOf(count)
        select new PolicyDocument(PolicyDocument.CurrentVersion, null, statements);

    private static Gen<PolicyStatement> Small =>
        from sid in Gen.Elements<string?>(null, "", "a")
        from effect in Gen.Elements("Allow", "Deny")
        from action in Gen.Elements("sts:AssumeRole", "sts:assumerole", "STS:AssumeRole")
        from principal in Gen.Elements("111122223333", "arn:aws:iam::111122223333:root")
        select new PolicyStatement { Sid = sid, Effect = effect, Action = [action], Principal = PolicyPrincipal.Aws(principal) };

    private static Gen<PolicyStatement> Statement =>
        from sid in Gen.Elements<string?>(null, "", "VisualEditor0", "XScrape", "Other")
        from effect in Gen.Elements("Allow", "Allow", "Deny")
        from principal in Gen.Elements(
            PolicyPrincipal.Everybody,
            PolicyPrincipal.Service(ExpectedTrust.ScraperService),
            PolicyPrincipal.Service("eks.amazonaws.com"),
            PolicyPrincipal.Aws(Samples.SourceRole),
            PolicyPrincipal.Aws("arn:aws:iam::111122223333:role/ops"),
            new PolicyPrincipal([new("Federated", ["cognito-identity.amazonaws.com"]), new("AWS", ["111122223333", "777788889999"])]))
        from action in Gen.Elements<string[]>(["sts:AssumeRole"], ["sts:AssumeRole", "sts:TagSession"], ["*"])
        from count in Gen.Choose(0, 3)
        from conditions in Condition.ArrayOf(count)
        select new PolicyStatement
        {
            Sid = sid,
            Effect = effect,
            Principal = principal,
            Action = action,
            Conditions = [.. conditions.GroupBy(c => (c.Operator, c.Key)).Select(g => g.First())],
        };

    private static Gen<PolicyCondition> Condition =>
        from test in Gen.Elements("ArnEquals", "ArnLike", "StringEquals", "StringLike", "Bool", "ForAnyValue:StringEquals")
        from key in Gen.Elements("aws:SourceArn", "AWS:SourceAccount", "sts:ExternalId", "aws:PrincipalOrgID", "aws:RequestTag/Öl")
        from values in Gen.Elements(Samples.Scraper, Samples.OtherScraper, "$SCRAPER_ARN", Samples.SourceAccount, "x \" \\ \u0001 é", "${aws:username}").NonEmptyListOf()
        select new PolicyCondition(test, key, [.. values.Take(3)]);

    private static Gen<string> Json(int depth)
    {
        Gen<string> words = Gen.Elements("\"\"", "\"*\"", "\"Allow\"", "\"Deny\"", "null", "true", "5", "1e999", "\"2012-10-17\"", "\"\\ud800\"", "\"AWS\"", "[]", "{}");
        return depth == 0 ? words : Gen.OneOf(
            words,
            from n in Gen.Choose(0, 4) from parts in Json(depth - 1).ArrayOf(n) select "[" + string.Join(",", parts) + "]",
            from n in Gen.Choose(0, 4) from parts in Member(depth).ArrayOf(n) select "{" + string.Join(",", parts) + "}");
    }

    private static Gen<string> Member(int depth) =>
        from name in Gen.Elements("Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "Condition", "AWS", "StringEquals", "\\ud800", "x")
        from value in Json(depth - 1)
        select $"\"{name}\":{value}";
}
