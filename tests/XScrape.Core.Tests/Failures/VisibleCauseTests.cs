using XScrape.Diagnosis;
using XScrape.Display;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Tests.Failures;

/// <summary>What AWS or a file says is in the words of failures, findings, trusts and links; all of them may be shown.</summary>
public sealed class VisibleCauseTests
{
    private const string Bad = "x\u001b[31m\u202ey\u009b2J";

    private const string Shown = "x[U+001B][31m[U+202E]y[U+009B]2J";

    [Fact]
    public void A_cause_that_a_terminal_would_obey_is_told_by_another()
    {
        XScrapeException failure = new(FailureId.Unexpected, Bad, Bad, new InvalidOperationException("outer", new IOException(Bad))) { AwsCode = Bad, RequestId = Bad };

        Assert.All([failure.Message, failure.Advice, failure.AwsCode, failure.RequestId], text => Assert.Equal(Shown, text));
        Assert.Contains("IOException: " + Shown, failure.InnerException!.ToString(), StringComparison.Ordinal);
        Assert.True(VisibleText.IsVisible(failure.ToString()));
    }

    [Fact]
    public void A_cause_that_is_plain_stays_itself()
    {
        IOException cause = new("plain");

        Assert.Same(cause, new XScrapeException(FailureId.Unexpected, "m", inner: cause).InnerException);
    }

    [Fact]
    public void Findings_trusts_and_reasons_are_shown_spelled_out()
    {
        ScraperLink link = new(new LinkFacts { StatusReason = Bad }, new LinkSession(null!, null!));
        Finding finding = new(link, "Id", FindingSeverity.Error, passed: false, Bad) { Seen = Bad, Wanted = Bad };
        string policy = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"k":"a\u202eb"}}}]}""").ToString();
        ScraperTrust trust = new(link, "Source", "arn", TrustState.Drifted, [Bad], [Bad], policy);

        Assert.All([link.StatusReason, finding.Message, finding.Seen, finding.Wanted, trust.ScraperArn[0], trust.Difference[0]], text => Assert.Equal(Shown, text));
        Assert.True(VisibleText.IsVisible(trust.Policy!));
        Assert.Equal(PolicyDocument.Parse(policy).ToJson(), PolicyDocument.Parse(trust.Policy!).ToJson());
    }
}
