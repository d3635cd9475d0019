using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Roles;

namespace XScrape.Tests.Policies;

/// <summary>What XScrape writes is what the documentation of the procedure asks for.</summary>
public sealed class ProcedureTests
{
    [Fact]
    public void The_bound_source_trust_is_the_procedures() =>
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust()), PolicyDocument.Of(Seed.SourceTerms.Statement([Seed.Scraper])));

    [Fact]
    public void The_bound_target_trust_is_the_procedures() =>
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust()), PolicyDocument.Of(Seed.TargetTerms.Statement([Seed.Scraper])));

    [Fact]
    public void The_permission_of_the_source_role_is_the_procedures() =>
        Assert.Equal(PolicyDocument.Parse(Seed.AssumeTarget), RolePermissions.Assume(RoleArn.Parse(Samples.TargetRole)));

    [Theory]
    [InlineData("aws", "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess")]
    [InlineData("aws-us-gov", "arn:aws-us-gov:iam::aws:policy/AmazonPrometheusRemoteWriteAccess")]
    public void The_managed_policy_lies_in_the_links_partition(string partition, string arn) =>
        Assert.Equal(arn, WorkspaceDestination.RemoteWritePolicy(partition));

    [Fact]
    public void Least_privilege_is_remote_write_to_the_one_workspace() => Assert.Equal(
        PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":["aps:RemoteWrite"],"Resource":["WS"]}}""".Replace("WS", Samples.Workspace)),
        RolePermissions.Write(new WorkspaceDestination(WorkspaceArn.Parse(Samples.Workspace))));

    [Fact]
    public void The_name_of_the_permission_differs_by_target_account_and_fits()
    {
        string one = RolePermissions.AssumeName(RoleArn.Parse("arn:aws:iam::444455556666:role/" + new string('r', 64)));
        string other = RolePermissions.AssumeName(RoleArn.Parse("arn:aws:iam::777788889999:role/" + new string('r', 64)));
        Assert.NotEqual(one, other);
        Assert.InRange(one.Length, 1, 128);
    }

    [Fact]
    public void Seed_trusts_written_by_hand_are_seen_as_bound()
    {
        Assert.Equal(TrustState.Bound, TrustAnalysis.Of(PolicyDocument.Parse(Seed.SourceTrust()), Seed.SourceTerms).StateFor(Seed.Scraper));
        Assert.Equal(TrustState.Bound, TrustAnalysis.Of(PolicyDocument.Parse(Seed.TargetTrust()), Seed.TargetTerms).StateFor(Seed.Scraper));
    }

    [Fact]
    public void Binding_what_is_bound_by_hand_changes_nothing()
    {
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust()), TrustPatch.Apply(PolicyDocument.Parse(Seed.SourceTrust()), Seed.SourceTerms, [Seed.Scraper]));
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust()), TrustPatch.Apply(PolicyDocument.Parse(Seed.TargetTrust()), Seed.TargetTerms, [Seed.Scraper]));
    }
}
