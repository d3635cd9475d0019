using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.Reporting;

namespace XScrape.Tests.Reporting;

/// <summary>Which of the five words a link gets.</summary>
public sealed class ReportStateTests
{
    [Theory]
    [InlineData(LinkStatus.Active, TrustState.Bound, nameof(ReportState.Sound))]
    [InlineData(LinkStatus.Active, TrustState.Unknown, nameof(ReportState.Unproven))]
    [InlineData(LinkStatus.Active, TrustState.Pending, nameof(ReportState.Attention))]
    [InlineData(LinkStatus.Active, TrustState.None, nameof(ReportState.Attention))]
    [InlineData(LinkStatus.Active, TrustState.Drifted, nameof(ReportState.Attention))]
    [InlineData(LinkStatus.Creating, TrustState.Drifted, nameof(ReportState.Attention))]
    [InlineData(LinkStatus.Creating, TrustState.Pending, nameof(ReportState.Changing))]
    [InlineData(LinkStatus.Updating, TrustState.Bound, nameof(ReportState.Changing))]
    [InlineData(LinkStatus.Deleting, TrustState.Pending, nameof(ReportState.Changing))]
    [InlineData(LinkStatus.CreationFailed, TrustState.Bound, nameof(ReportState.Broken))]
    [InlineData(LinkStatus.UpdateFailed, TrustState.Bound, nameof(ReportState.Broken))]
    [InlineData(LinkStatus.DeletionFailed, TrustState.Pending, nameof(ReportState.Broken))]
    [InlineData(LinkStatus.None, TrustState.Pending, nameof(ReportState.Unproven))]
    [InlineData(LinkStatus.Planned, TrustState.Unknown, nameof(ReportState.Unproven))]
    [InlineData(LinkStatus.Unknown, TrustState.Bound, nameof(ReportState.Unproven))]
    public void Status_and_trust_say(LinkStatus status, TrustState trust, string state) => Assert.Equal(state, Of(status, trust).State.ToString());

    [Theory]
    [InlineData(FindingSeverity.Error, false, nameof(ReportState.Broken))]
    [InlineData(FindingSeverity.Warning, false, nameof(ReportState.Attention))]
    [InlineData(FindingSeverity.Information, false, nameof(ReportState.Sound))]
    [InlineData(FindingSeverity.Error, true, nameof(ReportState.Sound))]
    public void Findings_say(FindingSeverity severity, bool passed, string state) =>
        Assert.Equal(state, Of(LinkStatus.Active, TrustState.Bound, new Finding(null, "Check", severity, passed, "Seen.")).State.ToString());

    private static ReportLink Of(LinkStatus status, TrustState trust, params Finding[] findings) =>
        new(1, new StoredLink(Samples.Facts() with { Status = status, Trust = trust }), findings);
}
