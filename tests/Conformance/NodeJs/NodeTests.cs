using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;

namespace XScrape.Conformance.NodeJs;

/// <summary>The procedure with the AWS SDK for JavaScript, version 3; the checks are in javascript/.</summary>
public sealed class NodeTests(NodeRun node) : IClassFixture<NodeRun>
{
    public static TheoryData<string> Steps =>
    [
        "each client knows its account",
        "the cluster is described",
        "a target role cannot trust a source role that is not there",
        "steps 1 and 2: the two roles with placeholders",
        "step 3: the scraper",
        "step 4: it becomes ACTIVE and is listed",
        "step 5: its ARN in both trust policies",
        "nobody but the collector assumes the roles",
        "changes, tags and the default configuration",
        "errors are typed and have their members",
        "the reverse",
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_step_passes(string step)
    {
        await node.DoneAsync();
        CheckLine? check = node.Checks.SingleOrDefault(check => check.Name == step);
        Assert.True(check is not null, node.Result.ToString());
        Assert.True(check!.Outcome == "passed", check.Detail);
    }

    [Fact]
    public async Task Every_answer_fits_its_model()
    {
        await node.DoneAsync();
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        Assert.True(node.ModelProblems.Count == 0, string.Join('\n', node.ModelProblems));
        Assert.True(node.Aws.Exchanges.Count > 30, $"Only {node.Aws.Exchanges.Count} answers were seen.");
    }
}
