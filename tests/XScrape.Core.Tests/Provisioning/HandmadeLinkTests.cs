using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

/// <summary>Links that people began by hand or by Terraform, up to each step of the procedure, are finished without making anything again.</summary>
public sealed class HandmadeLinkTests
{
    private const string Wildcard = "arn:aws:aps:us-west-2:111122223333:scraper/*";

    private readonly FakeCloud _cloud = new();

    public static TheoryData<string, int, bool> Beginnings
    {
        get
        {
            TheoryData<string, int, bool> rows = [];
            foreach (string placeholder in new[] { "$SCRAPER_ARN", Wildcard })
            {
                for (int steps = 1; steps <= 4; steps++)
                {
                    rows.Add(placeholder, steps, false);
                    rows.Add(placeholder, steps, true);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_link_begun_by_hand_is_finished(string placeholder, int steps, bool terraform)
    {
        Begin(placeholder, steps, terraform);
        ScraperLink link = await FinishAsync();
        Assert.Equal(TrustState.Bound, link.Trust);
        Assert.Equal(TrustState.Bound, TrustAnalysis.Of(_cloud.Source.Iam["Source"].Policy, Seed.SourceTerms).StateFor(link.Facts.Scraper));
        Assert.Equal(TrustState.Bound, TrustAnalysis.Of(_cloud.Target.Iam["Target"].Policy, Seed.TargetTerms).StateFor(link.Facts.Scraper));
        Assert.Equal(steps >= 2 ? 0 : 1, _cloud.Calls.Count("CreateRole"));
        Assert.Equal(steps >= 3 ? 0 : 1, _cloud.Calls.Count("CreateScraper"));
        Assert.Equal(0, _cloud.Calls.Count("PutRolePolicy"));
        Assert.Equal(steps >= 2 ? 0 : 1, _cloud.Calls.Count("AttachRolePolicy"));
        Assert.Single(_cloud.Source.Amp.Scrapers);
        Assert.DoesNotContain(_cloud.Source.Iam["Source"].Tags.Keys, key => key == OwnerTag.Key);
        Assert.Equal(terraform, _cloud.Source.Iam["Source"].Tags.ContainsKey("ManagedBy"));
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_second_run_writes_nothing(string placeholder, int steps, bool terraform)
    {
        Begin(placeholder, steps, terraform);
        await FinishAsync();
        int writes = _cloud.Calls.Writes.Count;
        await FinishAsync();
        Assert.Equal(writes, _cloud.Calls.Writes.Count);
    }

    [Fact]
    public async Task The_statements_of_a_hand_keep_their_sid_and_their_spelling()
    {
        Begin("$SCRAPER_ARN", 4, terraform: false);
        await FinishAsync();
        PolicyStatement source = Assert.Single(_cloud.Source.Iam["Source"].Policy.Statements);
        Assert.Equal(string.Empty, source.Sid);
        Assert.Contains("AWS:SourceAccount", _cloud.Source.Iam["Source"].Trust);
    }

    private Task<ScraperLink> FinishAsync()
    {
        RoleSettings adopt = new() { Adopt = true };
        return _cloud.RunAsync(
            _cloud.Link(Samples.FactsWithRoles()),
            new EnsureSourceRole(adopt, _cloud.Retry), new EnsureTargetRole(adopt, _cloud.Retry), _cloud.Adopting(), _cloud.Bind);
    }

    private void Begin(string placeholder, int steps, bool terraform)
    {
        (string, string)[] tags = terraform ? [("ManagedBy", "terraform"), ("Name", "amp-scraper")] : [];
        FakeRole source = _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust(placeholder, terraform ? "AllowScraper" : string.Empty), tags);
        source.Inline[terraform ? "terraform-20261122" : "VisualEditor"] = PolicyDocument.Parse(Seed.AssumeTarget);
        if (steps >= 2)
        {
            FakeRole target = _cloud.Target.Iam.Add(Samples.TargetRole, Seed.TargetTrust(placeholder), tags);
            target.Attached.Add(WorkspaceDestination.RemoteWritePolicy("aws"));
        }

        if (steps >= 3)
        {
            _cloud.Source.Amp.Add("s-hand", Samples.FactsWithRoles(), null, steps == 3 ? LinkStatus.Creating : LinkStatus.Active);
        }
    }
}
