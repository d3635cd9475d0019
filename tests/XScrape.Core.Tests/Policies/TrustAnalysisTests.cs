using XScrape.Arns;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Policies;

public sealed class TrustAnalysisTests
{
    private const string Service = "\"Principal\":{\"Service\":\"scraper.aps.amazonaws.com\"}";

    private const string Ours = "{\"Effect\":\"Allow\"," + Service + ",\"Action\":\"sts:AssumeRole\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + Samples.Scraper
        + "\"},\"StringEquals\":{\"AWS:SourceAccount\":\"111122223333\"}}}";

    [Fact]
    public void The_statement_with_our_Sid_is_ours_before_all_others()
    {
        TrustAnalysis reading = Source(Ours, Ours.Replace("{\"Effect\"", "{\"Sid\":\"XScrape\",\"Effect\""));
        Assert.Equal("XScrape", reading.Ours?.Sid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"Sid\":\"\",")]
    [InlineData("\"Sid\":\"VisualEditor0\",")]
    public void Without_our_Sid_the_only_fitting_statement_is_ours(string sid) =>
        Assert.Equal(TrustState.Bound, Source(Ours.Replace("\"Effect\"", sid + "\"Effect\"")).StateFor(Seed.Scraper));

    [Fact]
    public void Of_several_fitting_statements_none_is_ours() => Assert.Null(Source(Ours, Ours.Replace("ArnEquals", "ArnLike")).Ours);

    [Theory]
    [InlineData("\"Effect\":\"Allow\"", "\"Effect\":\"Deny\"", "Deny")]
    [InlineData("\"Action\":\"sts:AssumeRole\"", "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"]", "another action beside it")]
    [InlineData("\"Action\":\"sts:AssumeRole\"", "\"Action\":\"sts:*\"", "all actions")]
    [InlineData("\"scraper.aps.amazonaws.com\"", "[\"scraper.aps.amazonaws.com\",\"eks.amazonaws.com\"]", "another service beside it")]
    [InlineData("{\"Service\":\"scraper.aps.amazonaws.com\"}", "{\"Service\":\"scraper.aps.amazonaws.com\",\"AWS\":\"111122223333\"}", "an account beside it")]
    [InlineData("{\"Service\":\"scraper.aps.amazonaws.com\"}", "\"*\"", "everybody")]
    [InlineData("\"Principal\"", "\"NotPrincipal\"", "everybody else")]
    public void A_mixed_statement_is_not_ours(string part, string other, string what)
    {
        Assert.Contains(part, Ours);
        TrustAnalysis reading = Source(Ours.Replace(part, other));
        Assert.True(reading.Ours is null, what);
        Assert.Equal(TrustState.None, reading.StateFor(Seed.Scraper));
    }

    [Fact]
    public void A_list_of_one_and_another_case_are_the_same_statement() => Assert.Equal(
        TrustState.Bound,
        Source(Ours.Replace("\"scraper.aps.amazonaws.com\"", "[\"scraper.aps.amazonaws.com\"]").Replace("sts:AssumeRole", "sts:assumerole").Replace("ArnEquals", "ArnLike")).StateFor(Seed.Scraper));

    [Fact]
    public void The_dead_id_of_the_source_role_marks_our_statement_and_a_drift()
    {
        TrustAnalysis reading = Target(Seed.TargetTrust().Replace(Samples.SourceRole, "AROAEXAMPLE1234567890"));
        Assert.NotNull(reading.Ours);
        Assert.Equal(TrustState.Drifted, reading.StateFor(Seed.Scraper));
        Assert.Contains(reading.Faults, f => f.Text.Contains("deleted"));
    }

    [Fact]
    public void Another_role_is_not_ours() => Assert.Null(Target(Seed.TargetTrust().Replace("role/Source", "role/Other")).Ours);

    [Theory]
    [InlineData("$SCRAPER_ARN")]
    [InlineData("arn:aws:aps:us-west-2:111122223333:scraper/*")]
    [InlineData("arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending")]
    [InlineData("*")]
    [InlineData("TODO")]
    public void A_placeholder_of_any_make_reads_as_pending(string placeholder)
    {
        Assert.True(TrustPlaceholder.IsPending(placeholder));
        Assert.Equal(TrustState.Pending, TrustAnalysis.Of(PolicyDocument.Parse(Seed.SourceTrust(placeholder)), Seed.SourceTerms).StateFor(Seed.Scraper));
        Assert.Equal(TrustState.Pending, Target(Seed.TargetTrust(placeholder)).StateFor(null));
    }

    [Fact]
    public void Our_placeholder_lets_nobody_in()
    {
        string placeholder = Seed.SourceTerms.Placeholder;
        Assert.Equal("arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending", placeholder);
        Assert.DoesNotContain('*', placeholder);
        Assert.DoesNotContain('?', placeholder);
        Assert.Null(ScraperArn.FromCondition(placeholder));
    }

    [Theory]
    [InlineData(Samples.Scraper, Samples.OtherScraper, "another scraper")]
    [InlineData("\"AWS:SourceAccount\":\"111122223333\"", "\"AWS:SourceAccount\":\"444455556666\"", "another account")]
    [InlineData("\"AWS:SourceAccount\":\"111122223333\"", "\"AWS:SourceAccount\":[\"111122223333\",\"444455556666\"]", "two accounts")]
    [InlineData("\"AWS:SourceAccount\"", "\"aws:PrincipalAccount\"", "no account")]
    [InlineData("\"aws:SourceArn\"", "\"aws:PrincipalArn\"", "no ARN")]
    [InlineData("ArnEquals", "ArnNotEquals", "the reverse")]
    public void Anything_else_is_a_drift(string part, string other, string what)
    {
        Assert.Contains(part, Ours);
        Assert.True(Source(Ours.Replace(part, other)).StateFor(Seed.Scraper) == TrustState.Drifted, what);
    }

    [Fact]
    public void A_wildcard_beside_the_ARN_is_a_drift()
    {
        string both = Ours.Replace("\"" + Samples.Scraper + "\"", "[\"" + Samples.Scraper + "\",\"arn:aws:aps:us-west-2:111122223333:scraper/*\"]");
        Assert.Equal(TrustState.Drifted, Source(both).StateFor(Seed.Scraper));
    }

    [Fact]
    public void A_shared_role_is_bound_for_each_of_its_scrapers()
    {
        string both = Ours.Replace("\"" + Samples.Scraper + "\"", "[\"" + Samples.Scraper + "\",\"" + Samples.OtherScraper + "\"]");
        Assert.Equal(TrustState.Bound, Source(both).StateFor(Seed.Scraper));
        Assert.Equal(TrustState.Bound, Source(both).StateFor(Seed.OtherScraper));
        Assert.Equal(TrustState.Drifted, Source(both).StateFor(null));
    }

    private static TrustAnalysis Source(params string[] statements) => TrustAnalysis.Of(Seed.Document(statements), Seed.SourceTerms);

    private static TrustAnalysis Target(string statement) => TrustAnalysis.Of(PolicyDocument.Parse(statement), Seed.TargetTerms);
}
