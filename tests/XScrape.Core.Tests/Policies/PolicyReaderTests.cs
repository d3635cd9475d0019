using XScrape.Failures;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void What_is_written_reads_back_with_the_same_meaning() =>
        Law.Holds(SomePolicies.Trusts, policy => PolicyDocument.Parse(policy.ToJson()).Equals(policy) && PolicyDocument.Parse(policy.ToString()).Equals(policy));

    [Fact]
    public void What_is_written_reads_back_word_for_word() =>
        Law.Holds(SomePolicies.Trusts, policy => PolicyDocument.Parse(policy.ToJson()).ToJson() == policy.ToJson());

    [Fact]
    public void IAMs_URL_encoding_makes_no_difference() =>
        Law.Holds(SomePolicies.Trusts, policy => PolicyDocument.Parse(Uri.EscapeDataString(policy.ToString())).Equals(policy));

    [Fact]
    public void White_space_before_an_encoded_brace_makes_no_difference() =>
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust()), PolicyDocument.Parse(Uri.EscapeDataString("\n " + Seed.SourceTrust())));

    [Fact]
    public void A_plus_sign_stays_one() =>
        Assert.Contains("a+b", PolicyDocument.Parse(Uri.EscapeDataString("""{"Statement":{"Effect":"Allow","Action":"a+b"}}""")).ToJson());

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Sid":"","Principal":"*","Action":"sts:AssumeRole","Effect":"Allow"}""")]
    public void A_bare_statement_is_one(string statement) =>
        Assert.Equal("sts:AssumeRole", Assert.Single(Assert.Single(PolicyDocument.Parse(statement).Statements).Action!));

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{\"Statement\":5}")]
    [InlineData("{\"Version\":5}")]
    [InlineData("""{"Statement":{"Action":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"allow"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"everybody"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Actions":"*"}}""")]
    [InlineData("""{"Statement":[],"Comment":"mine"}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Condition":{"Bool":5}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[["*"]]}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"\ud800"}}""")]
    public void What_is_not_understood_is_never_rewritten(string text) =>
        Expect.Failure(FailureId.PolicyUnreadable, () => PolicyDocument.Parse(text));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Expect.Failure(FailureId.PolicyUnreadable, () => PolicyDocument.Parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + (char)0xD800 + "\"}}"));

    [Fact]
    public void True_and_numbers_are_texts_to_IAM() => Assert.Equal(
        Seed.Document("""{"Effect":"Allow","Action":"*","Condition":{"Bool":{"aws:SecureTransport":"true"},"NumericLessThan":{"s3:max-keys":"5"}}}"""),
        Seed.Document("""{"Effect":"Allow","Action":"*","Condition":{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"s3:max-keys":5}}}"""));

    [Fact]
    public void Ten_thousand_random_documents_are_read_or_refused()
    {
        int read = 0;
        int refused = 0;
        Law.Holds(
            SomePolicies.Texts,
            text =>
            {
                try
                {
                    PolicyDocument policy = PolicyDocument.Parse(text);
                    _ = TrustAnalysis.Of(policy, Seed.SourceTerms).StateFor(Seed.Scraper);
                    _ = TrustPatch.Apply(policy, Seed.TargetTerms, [Seed.Scraper]).ToJson();
                    read++;
                }
                catch (XScrapeException failure) when (failure.Id is FailureId.PolicyUnreadable or FailureId.ForeignDeadPrincipal)
                {
                    refused++;
                }

                return true;
            },
            runs: 10_000);
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }
}
