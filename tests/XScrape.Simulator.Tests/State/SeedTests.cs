using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.State;

public sealed class SeedTests
{
    [Fact]
    public async Task Accounts_of_ones_own_come_from_JSON()
    {
        IReadOnlyList<AccountSeed> seeds = AccountSeed.ParseList("""
            [
              { "accountId": "123456789012", "clusters": [ { "clusterArn": "arn:aws:eks:eu-central-1:123456789012:cluster/mine", "subnets": [ { "subnetId": "subnet-1", "availabilityZone": "eu-central-1a" } ] } ],
                "principals": [ { "userName": "ci", "accessKeyId": "AKIACI", "secretAccessKey": "s", "policies": [ { "Statement": [ { "Effect": "Allow", "Action": "eks:*", "Resource": "*" } ] } ] } ] }, // the source
              { "accountId": "210987654321", "accessKeyId": "AKIAOWN", "secretAccessKey": "own", "workspaceArns": [ "arn:aws:aps:eu-central-1:210987654321:workspace/ws-1" ] }
            ]
            """);
        using Stage stage = new(options => options with { Accounts = seeds });
        Assert.Equal("AKIASIMX123456789012", stage.Simulator.Accounts[0].AccessKeyId);
        Assert.Equal("AKIAOWN", stage.Simulator.Accounts[1].AccessKeyId);
        stage.Keys["ci"] = new Signer("AKIACI", "s");
        (await stage.RestAsync("ci", "eks", "GET", "/clusters/mine", region: "eu-central-1")).Ok();
        (await stage.RestAsync("ci", "eks", "GET", "/clusters/mine")).Fails(404, "ResourceNotFoundException");
    }

    [Theory]
    [InlineData("{}", "list")]
    [InlineData("[{}]", "accountId")]
    [InlineData("[{\"accountId\":\"1\",\"acountKey\":\"x\"}]", "acountKey")]
    [InlineData("[{\"accountId\":1}]", "text")]
    [InlineData("[", "")]
    public void What_cannot_be_read_is_named(string json, string word) =>
        Assert.Contains(word, Assert.Throws<FormatException>(() => AccountSeed.ParseList(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("12345")]
    [InlineData("12345678901x")]
    public void An_account_id_has_twelve_digits(string id) =>
        Assert.Throws<ArgumentException>(() => new AwsSimulator(SimulatorOptions.Default with { Accounts = [new AccountSeed { AccountId = id }] }));

    [Fact]
    public void An_ARN_of_another_account_does_not_belong_there() =>
        Assert.Throws<ArgumentException>(() => new AwsSimulator(SimulatorOptions.Default with { Accounts = [new AccountSeed { AccountId = "123456789012", WorkspaceArns = [Stage.Workspace] }] }));

    [Fact]
    public void Facts_are_set_by_name()
    {
        UnconfirmedFacts facts = UnconfirmedFacts.Default.With("ListScrapersLag", "00:00:03").With("RolesMustExistAtCreation", "true").With("TokenMismatchError", "ValidationException");
        Assert.Equal((TimeSpan.FromSeconds(3), true, "ValidationException"), (facts.ListScrapersLag, facts.RolesMustExistAtCreation, facts.TokenMismatchError));
        Assert.Throws<FormatException>(() => facts.With("NoSuchFact", "true"));
        Assert.Throws<FormatException>(() => facts.With("ListScrapersLag", "soon"));
    }

    [Fact]
    public void Every_fact_can_be_set_by_name()
    {
        foreach (System.Reflection.PropertyInfo property in typeof(UnconfirmedFacts).GetProperties().Where(property => property is { CanWrite: true }))
        {
            object strictest = property.GetValue(UnconfirmedFacts.Strictest)!;
            Assert.Equal(strictest, property.GetValue(UnconfirmedFacts.Default.With(property.Name, strictest.ToString()!)));
        }
    }
}
