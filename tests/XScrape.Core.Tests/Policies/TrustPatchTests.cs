using FsCheck;
using FsCheck.Fluent;
using XScrape.Arns;
using XScrape.Failures;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Policies;

public sealed class TrustPatchTests
{
    private static Gen<(PolicyDocument Policy, ScraperArn[] Scrapers)> Cases =>
        from policy in SomePolicies.Trusts
        from scrapers in Gen.Elements<ScraperArn[]>([], [Seed.Scraper], [Seed.Scraper, Seed.OtherScraper])
        select (policy, scrapers);

    [Fact]
    public void Foreign_statements_survive_every_patch() => Law.Holds(
        Cases,
        c => Both(terms =>
        {
            PolicyStatement? ours = TrustAnalysis.Of(c.Policy, terms).Ours;
            PolicyDocument patched = TrustPatch.Apply(c.Policy, terms, c.Scrapers);
            return c.Policy.Statements.Where(s => !ReferenceEquals(s, ours)).All(s => patched.Statements.Contains(s))
                && patched.Statements.Count <= c.Policy.Statements.Count + 1
                && (c.Policy.Statements.Count == 0 || patched.Version == c.Policy.Version);
        }));

    [Fact]
    public void A_patched_policy_says_exactly_what_was_wanted() => Law.Holds(
        Cases,
        c => Both(terms =>
        {
            TrustAnalysis reading = TrustAnalysis.Of(TrustPatch.Apply(c.Policy, terms, c.Scrapers), terms);
            return reading.Scrapers.ToHashSet().SetEquals(c.Scrapers)
                && reading.StateFor(c.Scrapers.FirstOrDefault()) == (c.Scrapers.Length == 0 ? TrustState.Pending : TrustState.Bound);
        }));

    [Fact]
    public void Patching_twice_is_patching_once() => Law.Holds(
        Cases,
        c => Both(terms =>
        {
            PolicyDocument once = TrustPatch.Apply(c.Policy, terms, c.Scrapers);
            return ReferenceEquals(TrustPatch.Apply(once, terms, c.Scrapers), once);
        }));

    [Fact]
    public void Our_statement_keeps_its_Sid_and_its_extra_conditions()
    {
        PolicyDocument patched = TrustPatch.Apply(
            PolicyDocument.Parse(Seed.SourceTrust("$SCRAPER_ARN", "VisualEditor0").Replace("\"StringEquals\": {", "\"StringEquals\": {\"aws:SourceOrgID\":\"o-1\",")),
            Seed.SourceTerms,
            [Seed.Scraper]);
        PolicyStatement ours = Assert.Single(patched.Statements);
        Assert.Equal("VisualEditor0", ours.Sid);
        Assert.Equal(["o-1"], ours.Condition("aws:SourceOrgID", "StringEquals")?.Values);
        Assert.Equal([Samples.Scraper], ours.Condition("aws:SourceArn", "ArnEquals")?.Values);
        Assert.Equal([Samples.SourceAccount], ours.Condition("aws:SourceAccount", "StringEquals")?.Values);
    }

    [Fact]
    public void The_operator_that_stands_there_stays()
    {
        PolicyDocument patched = TrustPatch.Apply(PolicyDocument.Parse(Seed.TargetTrust("*").Replace("StringEquals", "StringLike")), Seed.TargetTerms, [Seed.Scraper]);
        Assert.Equal([Samples.Scraper], Assert.Single(patched.Statements).Condition("sts:ExternalId", "StringLike")?.Values);
    }

    [Fact]
    public void A_second_condition_on_the_ARN_is_a_drift_and_is_mended()
    {
        PolicyDocument twice = PolicyDocument.Parse(Seed.SourceTrust().Replace("\"StringEquals\": {", "\"StringEquals\": {\"AWS:SourceArn\":\"" + Samples.OtherScraper + "\","));
        Assert.Equal(TrustState.Drifted, TrustAnalysis.Of(twice, Seed.SourceTerms).StateFor(Seed.Scraper));
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust()), TrustPatch.Apply(twice, Seed.SourceTerms, [Seed.Scraper]));
    }

    [Fact]
    public void A_dead_principal_of_ours_is_replaced_by_the_roles_ARN()
    {
        PolicyDocument patched = TrustPatch.Apply(PolicyDocument.Parse(Seed.TargetTrust().Replace(Samples.SourceRole, "AROAEXAMPLE1234567890")), Seed.TargetTerms, [Seed.Scraper]);
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust()), patched);
    }

    [Fact]
    public void A_missing_account_condition_is_added()
    {
        PolicyDocument bare = PolicyDocument.Parse(Seed.SourceTrust().Replace("AWS:SourceAccount", "aws:SourceOrgID"));
        Assert.Equal([Samples.SourceAccount], Assert.Single(TrustPatch.Apply(bare, Seed.SourceTerms, [Seed.Scraper]).Statements).Condition("aws:SourceAccount", "StringEquals")?.Values);
    }

    [Fact]
    public void Several_fitting_statements_stay_and_ours_is_added()
    {
        string one = Seed.TargetTrust("$SCRAPER_ARN");
        PolicyDocument patched = TrustPatch.Apply(Seed.Document(one, one.Replace("StringEquals", "StringLike")), Seed.TargetTerms, [Seed.Scraper]);
        Assert.Equal(3, patched.Statements.Count);
        Assert.Equal(ExpectedTrust.Sid, patched.Statements[2].Sid);
    }

    [Fact]
    public void A_Deny_of_our_principal_stays()
    {
        const string Deny = """{"Effect":"Deny","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}""";
        PolicyDocument patched = TrustPatch.Apply(Seed.Document(Deny), Seed.SourceTerms, [Seed.Scraper]);
        Assert.Equal(Seed.Document(Deny).Statements[0], patched.Statements[0]);
        Assert.Equal(2, patched.Statements.Count);
    }

    [Fact]
    public void A_dead_principal_of_others_stops_a_change_and_names_it()
    {
        const string Dead = """{"Effect":"Allow","Principal":{"AWS":["111122223333","AIDAEXAMPLE1234567890"]},"Action":"sts:AssumeRole"}""";
        XScrapeException failure = Expect.Failure(
            FailureId.ForeignDeadPrincipal, () => TrustPatch.Apply(Seed.Document(Dead), Seed.SourceTerms, [Seed.Scraper]));
        Assert.Contains("AIDAEXAMPLE1234567890", failure.Message);
    }

    [Fact]
    public void A_dead_principal_of_others_stops_nothing_where_nothing_is_to_be_changed()
    {
        const string Dead = """{"Effect":"Allow","Principal":{"AWS":"AIDAEXAMPLE1234567890"},"Action":"sts:AssumeRole"}""";
        PolicyDocument bound = Seed.Document(Dead).With(Seed.SourceTerms.Statement([Seed.Scraper]));
        Assert.Same(bound, TrustPatch.Apply(bound, Seed.SourceTerms, [Seed.Scraper]));
    }

    [Fact]
    public void What_a_link_left_behind_whose_source_role_is_gone_does_not_stop_the_others()
    {
        PolicyStatement left = Seed.TargetTerms.Statement([]) with { Sid = "XScrape12345678", Principal = PolicyPrincipal.Aws("AROAEXAMPLE1234567890") };
        PolicyDocument shared = PolicyDocument.Of(Seed.TargetTerms.Statement([Seed.Scraper]), left);
        PolicyDocument patched = TrustPatch.Apply(shared, Seed.TargetTerms, [Seed.Scraper, Seed.OtherScraper]);
        Assert.Equal(PolicyDocument.Of(Seed.TargetTerms.Statement([Seed.Scraper, Seed.OtherScraper])), patched);
        PolicyDocument letsIn = PolicyDocument.Of(shared.Statements[0], left with { Conditions = shared.Statements[0].Conditions });
        Expect.Failure(FailureId.ForeignDeadPrincipal, () => TrustPatch.Apply(letsIn, Seed.TargetTerms, [Seed.OtherScraper]));
    }

    [Fact]
    public void No_version_is_put_over_the_statements_of_others()
    {
        PolicyDocument old = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"${literal}"}}}}""");
        Assert.Null(TrustPatch.Apply(old, Seed.SourceTerms, [Seed.Scraper]).Version);
    }

    [Fact]
    public void The_ARNs_stand_in_one_order_whatever_the_order_given() => Assert.Equal(
        TrustPatch.Apply(Seed.Document(), Seed.SourceTerms, [Seed.Scraper, Seed.OtherScraper]).ToJson(),
        TrustPatch.Apply(Seed.Document(), Seed.SourceTerms, [Seed.OtherScraper, Seed.Scraper, Seed.Scraper]).ToJson());

    private static bool Both(Func<ExpectedTrust, bool> law) => law(Seed.SourceTerms) && law(Seed.TargetTerms);
}
