using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Tests.Policies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.</summary>
public sealed class EvaluationTests
{
    private static readonly Account s_near = new(new AccountSeed { AccountId = "111122223333" }, "111122223333", "aws");
    private static readonly Account s_far = new(new AccountSeed { AccountId = "444455556666" }, "444455556666", "aws");

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"aps:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"APS:createscraper","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"aps:Create*","Resource":"arn:aws:aps:*:111122223333:scraper/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"aps:Describe*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","aps:*"],"Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:aps:*:*:workspace/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:aps:*:*:scraper/*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:eu-west-1:*:scraper/*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:us-west-2:*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:us-*:scraper/s-1"}""", false)] // completed behind, not inside
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:u*2:scraper/s-1"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:a*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:us-west-2:${aws:PrincipalAccount}:scraper/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"aps:CreateScraper","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"aps:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"999999999999"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"111122223333"},"Bool":{"aws:PrincipalIsAWSService":"true"}}}""", false)]
    public void Identity_policies_allow_what_they_say_and_no_more(string statements, bool allowed) =>
        Assert.Equal(allowed, Authorization.ByIdentity(Request(User(statements))).Allowed);

    [Theory]
    [InlineData("2012-10-17", true)]
    [InlineData("2008-10-17", false)]
    public void Only_the_newer_version_of_the_policy_language_knows_variables(string version, bool allowed)
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
        string json = $$$$"""{"Version":"{{{{version}}}}","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"${aws:username}"}}}]}""";
        Caller caller = Person(s_near, "U", "AIDA1", [PolicyDocument.Parse(json, PolicyKind.Identity)], null);
        Assert.Equal(allowed, Authorization.ByIdentity(Request(caller)).Allowed);
    }

    [Fact]
    public void Nothing_is_allowed_by_default()
    {
        Decision decision = Authorization.ByIdentity(Request(User()));
        Assert.Equal((false, "because no identity-based policy allows the aps:CreateScraper action"), (decision.Allowed, decision.Reason));
    }

    [Fact]
    public void A_permissions_boundary_limits_what_identity_policies_grant()
    {
        PolicyDocument all = Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        PolicyDocument iam = Policy("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""");
        Decision limited = Authorization.ByIdentity(Request(Person(s_near, "U", "AIDA1", [all], iam)));
        Assert.Equal("because no permissions boundary allows the aps:CreateScraper action", limited.Reason);
        Assert.True(Authorization.ByIdentity(Request(Person(s_near, "U", "AIDA1", [all], all))).Allowed);
        Assert.False(Authorization.ByIdentity(Request(Person(s_near, "U", "AIDA1", [], all))).Allowed);
    }

    [Fact]
    public void A_deny_says_where_it_stands()
    {
        PolicyDocument all = Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        PolicyDocument none = Policy("""{"Effect":"Deny","Action":"*","Resource":"*"}""");
        Assert.Equal("with an explicit deny in an identity-based policy", Authorization.ByIdentity(Request(Person(s_near, "U", "AIDA1", [all, none], null))).Reason);
        Assert.Equal("with an explicit deny in a permissions boundary", Authorization.ByIdentity(Request(Person(s_near, "U", "AIDA1", [all], none))).Reason);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Across_accounts_both_sides_must_allow(bool identity, bool resource, bool allowed)
    {
        Caller caller = identity ? User("""{"Effect":"Allow","Action":"*","Resource":"*"}""") : User();
        PolicyDocument policy = Resource(resource ? s_near.RootArn : s_far.RootArn);
        Assert.Equal(allowed, Default().ByBoth(Request(caller), policy, null, s_far.Id, "resource policy").Allowed);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/U", true)]
    [InlineData("arn:aws:iam::111122223333:root", false)]
    [InlineData("*", true)]
    public void In_one_account_a_grant_by_name_suffices_and_one_by_account_does_not(string principal, bool allowed) =>
        Assert.Equal(allowed, Default().ByBoth(Request(User()), Resource(principal), null, s_near.Id, "resource policy").Allowed);

    [Fact]
    public void A_boundary_limits_a_grant_to_a_role_but_not_to_a_user()
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
        PolicyDocument iam = Policy("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""");
        Assert.True(Default().ByBoth(Request(Person(s_near, "U", "AIDA1", [], iam)), Resource("arn:aws:iam::111122223333:user/U"), null, s_near.Id, "p").Allowed);
        Role role = Scraping.LinkedRole(s_near, "s-0123456789abcdef0", DateTimeOffset.UnixEpoch);
        role.BoundaryPolicy = new ManagedPolicy("arn:aws:iam::111122223333:policy/B", "ANPA", """{"Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}""", DateTimeOffset.UnixEpoch);
        Assert.False(Default().ByBoth(Request(new Caller(role, "s")), Resource(role.Arn), null, s_near.Id, "p").Allowed);
    }

    [Theory]
    [InlineData("role", false)]
    [InlineData("session", true)]
    [InlineData("*", true)]
    public void What_is_granted_to_the_session_itself_neither_boundary_nor_session_policy_limits(string principal, bool allowed)
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
        const string iam = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}""";
        Role role = Scraping.LinkedRole(s_near, "s-0123456789abcdef0", DateTimeOffset.UnixEpoch);
        string named = principal switch { "role" => role.Arn, "session" => new Caller(role, "s").Arn, _ => principal };
        Assert.Equal(allowed, Default().ByBoth(Request(new Caller(role, "s", new SessionTerms(DateTimeOffset.UnixEpoch) { PolicyText = iam })), Resource(named), null, s_near.Id, "p").Allowed);
        role.BoundaryPolicy = new ManagedPolicy("arn:aws:iam::111122223333:policy/B", "ANPA", iam, DateTimeOffset.UnixEpoch);
        Assert.Equal(allowed, Default().ByBoth(Request(new Caller(role, "s")), Resource(named), null, s_near.Id, "p").Allowed);
    }

    [Fact]
    public void NotPrincipal_with_Deny_spares_nobody_who_has_a_boundary()
    {
        PolicyDocument policy = Parse("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/U"},"Action":"*","Resource":"*"}""");
        PolicyDocument all = Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        Assert.True(policy.Evaluate(Request(Person(s_near, "U", "AIDA1", [all], null))).Allowed);
        Assert.True(policy.Evaluate(Request(Person(s_near, "U", "AIDA1", [all], all))).Denied);
    }

    [Fact]
    public void A_service_needs_the_resources_policy_only_and_a_star_means_services_too()
    {
        Caller service = new(s_near, "scraper.aps.amazonaws.com");
        PolicyDocument named = Parse("""{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"*","Resource":"*"}""");
        PolicyDocument other = Parse("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"*","Resource":"*"}""");
        Assert.True(Default().ByBoth(Request(service), named, null, s_near.Id, "p").Allowed);
        Assert.False(Default().ByBoth(Request(service), other, null, s_near.Id, "p").Allowed);
        Assert.False(Default().ByBoth(Request(service), Parse("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"*","Resource":"*"}"""), null, s_near.Id, "p").Allowed);
    }

    [Fact]
    public void NotPrincipal_with_Deny_spares_the_one_it_names()
    {
        PolicyDocument policy = Parse("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/U"},"Action":"*","Resource":"*"}""");
        Assert.True(Default().ByBoth(Request(User()), policy, null, s_near.Id, "p").Allowed);
        Assert.False(Default().ByBoth(Request(Person(s_near, "V", "AIDA2", [], null)), policy, null, s_near.Id, "p").Allowed);
    }

    private static Authorization Default() => new(UnconfirmedFacts.Default);

    private static Caller Person(Account account, string name, string id, PolicyDocument[] policies, PolicyDocument? boundary)
    {
        User user = new(account, "/", name, id, DateTimeOffset.UnixEpoch) { SeededBoundary = boundary };
        foreach (PolicyDocument policy in policies)
        {
            user.Put("p" + user.Inline.Count, new InlinePolicy(string.Empty, policy));
        }

        return new Caller(user);
    }

    private static Caller User(params string[] statements) => Person(s_near, "U", "AIDA1", statements.Length == 0 ? [] : [Policy(statements[0])], null);

    private static PolicyDocument Policy(string statements) => PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyKind.Identity);

    private static PolicyDocument Parse(string statements) => PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyKind.Resource);

    private static PolicyDocument Resource(string principal) => Parse($$$"""{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"*","Resource":"*"}""");

    private static RequestContext Request(Caller caller) => new(caller, "aps:CreateScraper", "arn:aws:aps:us-west-2:111122223333:scraper/s-1");
}
