using System.Text.Json.Nodes;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Collector;

/// <summary>The chain from the scraper's service to the workspace; metrics flow only if every hop holds.</summary>
public sealed class ChainTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Nothing_flows_before_both_trust_policies_are_bound_and_samples_flow_after()
    {
        await _stage.MakeRolesAsync();
        string arn = await _stage.MakeScraperAsync();
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        Assert.Equal("ACTIVE", await _stage.StatusAsync(arn));
        Assert.Equal(0, await _stage.SeriesAsync());
        await _stage.TrustAsync(Stage.Source, "Source", Stage.SourceTrust(arn));
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await _stage.SeriesAsync());
        await _stage.TrustAsync(Stage.Target, "Target", Stage.TargetTrust(arn));
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await _stage.SeriesAsync());
        Assert.Equal(2, await _stage.SeriesAsync("up{job=\"pods\"}"));
    }

    [Fact]
    public async Task Nothing_flows_while_the_scraper_is_CREATING_even_if_bound()
    {
        await _stage.MakeRolesAsync();
        string arn = await _stage.MakeScraperAsync();
        await _stage.BindAsync(arn);
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _stage.SeriesAsync());
        Assert.Equal(["Scraper"], Broken(arn));
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await _stage.SeriesAsync());
    }

    [Fact]
    public async Task The_placeholder_lets_nobody_in()
    {
        await _stage.MakeRolesAsync(Stage.Pending);
        string arn = await _stage.MakeScraperAsync();
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        Assert.Equal(["SourceTrust", "TargetTrust"], Broken(arn));
    }

    [Fact]
    public async Task The_documented_wildcard_opens_the_source_role_but_never_the_target_role()
    {
        // ArnEquals expands wildcards, StringEquals does not.
        await _stage.MakeRolesAsync("arn:aws:aps:us-west-2:111122223333:scraper/*");
        string arn = await _stage.MakeScraperAsync();
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        Assert.Equal(["TargetTrust"], Broken(arn));
        await _stage.TrustAsync(Stage.Target, "Target", Stage.TargetTrust("arn:aws:aps:us-west-2:111122223333:scraper/*").Replace("StringEquals", "StringLike", StringComparison.Ordinal));
        Assert.Empty(Broken(arn));
    }

    [Fact]
    public async Task Another_scrapers_ARN_does_not_open_the_chain()
    {
        string arn = await _stage.MakeLinkAsync();
        string other = await _stage.MakeScraperAsync(Stage.NewScraper("other"));
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        Assert.Empty(Broken(arn));
        Assert.Equal(["SourceTrust", "TargetTrust"], Broken(other));
    }

    [Fact]
    public async Task One_role_serves_several_scrapers_by_a_list_of_values()
    {
        string first = await _stage.MakeLinkAsync();
        string second = await _stage.MakeScraperAsync(Stage.NewScraper("second"));
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        string list = $"[\"{first}\",\"{second}\"]";
        await _stage.TrustAsync(Stage.Source, "Source", Stage.SourceTrust("X").Replace("\"X\"", list, StringComparison.Ordinal));
        await _stage.TrustAsync(Stage.Target, "Target", Stage.TargetTrust("X").Replace("\"X\"", list, StringComparison.Ordinal));
        Assert.Empty(Broken(first));
        Assert.Empty(Broken(second));
    }

    [Fact]
    public async Task The_source_account_is_that_of_the_scraper()
    {
        string arn = await _stage.MakeLinkAsync();
        await _stage.TrustAsync(Stage.Source, "Source", Stage.SourceTrust(arn).Replace("\"111122223333\"", "\"444455556666\"", StringComparison.Ordinal));
        Assert.Equal(["SourceTrust"], Broken(arn));
    }

    [Fact]
    public async Task The_source_role_needs_permission_to_assume_the_target_role()
    {
        string arn = await _stage.MakeLinkAsync();
        await _stage.IamAsync(Stage.Source, "PutRolePolicy", ("RoleName", "Source"), ("PolicyName", "assume"), ("PolicyDocument", Stage.Allow("sts:AssumeRole", Stage.TargetRole + "2")));
        Assert.Equal(["SourcePermission"], Broken(arn));
    }

    [Fact]
    public async Task The_target_role_needs_remote_write_on_this_workspace()
    {
        string arn = await _stage.MakeLinkAsync();
        await _stage.IamAsync(Stage.Target, "DetachRolePolicy", ("RoleName", "Target"), ("PolicyArn", Stage.RemoteWrite));
        Assert.Equal(["RemoteWrite"], Broken(arn));
        await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Target"), ("PolicyName", "write"), ("PolicyDocument", Stage.Allow("aps:RemoteWrite", Stage.Workspace)));
        Assert.Empty(Broken(arn));
        await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Target"), ("PolicyName", "write"), ("PolicyDocument", Stage.Allow("aps:RemoteWrite", Stage.Workspace + "x")));
        Assert.Equal(["RemoteWrite"], Broken(arn));
    }

    [Fact]
    public async Task A_permissions_boundary_on_the_target_role_stops_the_samples()
    {
        const string Boundary = "arn:aws:iam::444455556666:policy/OnlyLogs";
        AccountSeed target = DefaultAccounts.In("us-west-2")[1] with { ManagedPolicies = new Dictionary<string, string> { ["OnlyLogs"] = Stage.Allow("logs:*", "*") } };
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0], target] });
        string arn = await stage.MakeLinkAsync();
        (await stage.IamAsync(Stage.Target, "PutRolePermissionsBoundary", ("RoleName", "Target"), ("PermissionsBoundary", Boundary))).Ok();
        ChainHop broken = Assert.Single(stage.Simulator.ExplainChain(arn)!.Hops, hop => !hop.Allowed);
        Assert.Equal("RemoteWrite", broken.Name);
        Assert.Contains("permissions boundary", broken.Reason, StringComparison.Ordinal);
        (await stage.IamAsync(Stage.Target, "DeleteRolePermissionsBoundary", ("RoleName", "Target"))).Ok();
        Assert.True(stage.Simulator.ExplainChain(arn)!.MetricsFlow);
    }

    [Fact]
    public async Task A_Deny_in_the_trust_policy_wins_over_its_Allow()
    {
        string arn = await _stage.MakeLinkAsync();
        string deny = Stage.SourceTrust(arn).Replace("\"Statement\":[", "\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"},", StringComparison.Ordinal);
        await _stage.TrustAsync(Stage.Source, "Source", deny);
        Assert.Equal(["SourceTrust"], Broken(arn));
        Assert.Contains("explicit deny", _stage.Simulator.ExplainChain(arn)!.Hops.First(hop => !hop.Allowed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recreated_source_role_is_a_stranger_to_the_target_role()
    {
        string arn = await _stage.MakeLinkAsync();
        await _stage.IamAsync(Stage.Source, "DeleteRolePolicy", ("RoleName", "Source"), ("PolicyName", "assume"));
        (await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", "Source"))).Ok();
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Source"), ("AssumeRolePolicyDocument", Stage.SourceTrust(arn)))).Ok();
        await _stage.IamAsync(Stage.Source, "PutRolePolicy", ("RoleName", "Source"), ("PolicyName", "assume"), ("PolicyDocument", Stage.Allow("sts:AssumeRole", Stage.TargetRole)));
        Assert.Equal(["TargetTrust"], Broken(arn));
        await _stage.TrustAsync(Stage.Target, "Target", Stage.TargetTrust(arn));
        Assert.Empty(Broken(arn));
    }

    [Fact]
    public async Task Samples_go_stale_five_minutes_after_the_chain_breaks()
    {
        // https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness
        string arn = await _stage.MakeLinkAsync();
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await _stage.TrustAsync(Stage.Source, "Source", Stage.SourceTrust(Stage.Pending));
        _stage.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(2, await _stage.SeriesAsync());
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await _stage.SeriesAsync());
        Assert.NotNull(arn);
    }

    [Fact]
    public async Task A_session_outlives_a_change_of_trust_where_the_switch_says_so()
    {
        using Stage stage = new(options => options with { Facts = options.Facts with { CollectorSessionLifetime = TimeSpan.FromHours(1) } });
        await stage.MakeLinkAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.TrustAsync(Stage.Target, "Target", Stage.TargetTrust(Stage.Pending));
        stage.Clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Equal(2, await stage.SeriesAsync());
        stage.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(0, await stage.SeriesAsync());
    }

    [Fact]
    public async Task A_session_does_not_help_against_a_permission_that_is_gone()
    {
        using Stage stage = new(options => options with { Facts = options.Facts with { CollectorSessionLifetime = TimeSpan.FromHours(1) } });
        await stage.MakeLinkAsync();
        await stage.IamAsync(Stage.Target, "DetachRolePolicy", ("RoleName", "Target"), ("PolicyArn", Stage.RemoteWrite));
        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, await stage.SeriesAsync());
    }

    [Fact]
    public async Task A_deleted_scraper_writes_no_more()
    {
        string arn = await _stage.MakeLinkAsync();
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Ok();
        _stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await _stage.SeriesAsync());
        _stage.Clock.Advance(_stage.Simulator.Options.DeletionTime);
        Assert.Null(_stage.Simulator.ExplainChain(arn));
    }

    [Fact]
    public async Task Without_a_role_configuration_the_scraper_writes_to_its_own_account()
    {
        const string Own = "arn:aws:aps:us-west-2:111122223333:workspace/ws-own";
        using Stage stage = new(options => options with
        {
            Accounts = [DefaultAccounts.In("us-west-2")[0] with { WorkspaceArns = [Own] }, DefaultAccounts.In("us-west-2")[1]],
        });
        JsonObject body = Stage.NewScraper(roles: false);
        body["destination"]!["ampConfiguration"]!["workspaceArn"] = Own;
        string arn = await stage.MakeScraperAsync(body);
        stage.Clock.Advance(stage.Simulator.Options.CreationTime);
        Assert.True(stage.Simulator.ExplainChain(arn)!.MetricsFlow);
    }

    [Fact]
    public async Task Same_account_trust_by_role_ARN_needs_an_identity_policy_only_where_the_switch_says_so()
    {
        foreach (bool suffices in new[] { true, false })
        {
            using Stage stage = new(options => options with { Facts = options.Facts with { SameAccountTrustByRoleArnSuffices = suffices } });
            const string Near = "arn:aws:iam::111122223333:role/Near";
            (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Source"), ("AssumeRolePolicyDocument", Stage.SourceTrust("arn:aws:aps:us-west-2:111122223333:scraper/*")))).Ok();
            (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Near"), ("AssumeRolePolicyDocument", Stage.TargetTrust("*").Replace("StringEquals", "StringLike", StringComparison.Ordinal)))).Ok();
            JsonObject body = Stage.NewScraper();
            body["roleConfiguration"]!["targetRoleArn"] = Near;
            string arn = await stage.MakeScraperAsync(body);
            bool permitted = stage.Simulator.ExplainChain(arn)!.Hops.First(hop => hop.Name == "SourcePermission").Allowed;
            Assert.Equal(suffices, permitted);
        }
    }

    private IEnumerable<string> Broken(string arn) => _stage.Simulator.ExplainChain(arn)!.Hops.Where(hop => !hop.Allowed).Select(hop => hop.Name);
}
