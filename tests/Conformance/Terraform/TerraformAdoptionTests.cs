using XScrape.Conformance.Clients;
using XScrape.Policies.Trust;

namespace XScrape.Conformance.Terraform;

/// <summary>What Terraform made in its first apply, with placeholders in both trusts, is finished and nothing of it made anew.</summary>
public sealed class TerraformAdoptionTests(TerraformAdoption adoption) : IClassFixture<TerraformAdoption>
{
    [LongFact]
    public async Task The_first_apply_alone_lets_no_metric_through()
    {
        await adoption.DoneAsync();
        Assert.Equal(0, adoption.SeriesBefore);
    }

    [LongFact]
    public async Task The_pipeline_binds_what_is_there()
    {
        await adoption.DoneAsync();
        Assert.Equal(adoption.ScraperArn, adoption.Link.ScraperArn);
        Assert.Equal(TrustState.Bound, adoption.Link.Trust);
        Assert.True(adoption.SeriesAfter > 0, "No series after the bind.");
    }

    [LongFact]
    public async Task Nothing_is_made_anew_or_taken_away()
    {
        await adoption.DoneAsync();
        Assert.DoesNotContain(adoption.Writes, write => write.Contains("Create", StringComparison.Ordinal) || write.Contains("Delete", StringComparison.Ordinal));
        Assert.Equal(["Action=TagRole", "Action=UpdateAssumeRolePolicy"], adoption.Writes.Distinct().Order(StringComparer.Ordinal));
    }
}
