using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

/// <summary>Regions and partitions: https://docs.aws.amazon.com/general/latest/gr/prometheus-service.html.</summary>
public sealed class SigningRegionTests
{
    [Theory]
    [InlineData("aps", "us-west-2", 200)]
    [InlineData("aps", "us-east-9", 403)]
    [InlineData("aps", "nowhere", 403)]
    [InlineData("aps", "ap-southeast-6", 403)] // no AMP there
    [InlineData("eks", "ap-southeast-6", 200)]
    [InlineData("eks", "cn-north-1", 403)] // another partition
    public async Task A_Region_must_exist_and_have_the_service(string service, string region, int status)
    {
        using Stage stage = new();
        Assert.Equal(status, (await stage.RestAsync(Stage.Source, service, "GET", service == "aps" ? "/scrapers" : "/clusters", region: region)).Status);
    }

    [Fact]
    public async Task A_newer_Region_can_be_named()
    {
        using Stage stage = new(options => options with { MoreRegions = ["us-east-9"] });
        Assert.Equal(200, (await stage.RestAsync(Stage.Source, "aps", "GET", "/scrapers", region: "us-east-9")).Status);
    }

    [Fact]
    public async Task Two_partitions_live_side_by_side_and_do_not_know_each_other()
    {
        using Stage stage = new(options => options with { Accounts = [.. DefaultAccounts.In("us-west-2"), new AccountSeed { AccountId = "777788889999", WorkspaceArns = ["arn:aws-us-gov:aps:us-gov-west-1:777788889999:workspace/ws-1"] }] });
        string trust = Stage.TargetTrust("x", "arn:aws-us-gov:iam::777788889999:root");
        (await GovAsync(stage, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", trust))).Ok();
        Assert.Equal("arn:aws-us-gov:iam::777788889999:role/R", (await GovAsync(stage, "GetRole", ("RoleName", "R"))).Ok().Value("Arn"));
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", trust))).Fails(400, "MalformedPolicyDocument");
        (await stage.IamAsync("777788889999", "ListRoles")).Ok(); // clients sign IAM for us-east-1 where the endpoint is given by hand
        (await stage.AmpAsync("777788889999", "GET", "/workspaces")).Fails(403, "UnrecognizedClientException");
    }

    private static Task<Answer> GovAsync(Stage stage, string action, params (string Name, string Value)[] parameters)
    {
        string form = string.Join("&", parameters.Prepend(("Action", action)).Select(pair => Signer.Encode(pair.Item1) + "=" + Signer.Encode(pair.Item2)));
        return stage.SendAsync(stage.Keys["777788889999"].Sign("iam", "us-gov-west-1", stage.Clock.GetUtcNow(), "POST", "/", "", System.Text.Encoding.UTF8.GetBytes(form), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")));
    }
}
