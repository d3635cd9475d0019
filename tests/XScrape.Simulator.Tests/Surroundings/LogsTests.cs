using System.Text.Json.Nodes;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Surroundings;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html.</summary>
public sealed class LogsTests : IDisposable
{
    private const string Name = "/aws/prometheus/prod-1";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_log_group_is_made_once_shown_and_removed()
    {
        Assert.Empty((await SendAsync("CreateLogGroup", Named())).Ok().Text);
        (await SendAsync("CreateLogGroup", Named())).Fails(400, "ResourceAlreadyExistsException");
        Answer shown = (await SendAsync("DescribeLogGroups", new JsonObject { ["logGroupNamePrefix"] = "/aws/" })).Ok();
        Assert.Equal($"arn:aws:logs:us-west-2:111122223333:log-group:{Name}:*", shown.Json.GetProperty("logGroups")[0].GetProperty("arn").GetString());
        Assert.Equal(0, (await SendAsync("DescribeLogGroups", new JsonObject { ["logGroupNamePrefix"] = "/other" })).Ok().Json.GetProperty("logGroups").GetArrayLength());
        (await SendAsync("DeleteLogGroup", Named())).Ok();
        (await SendAsync("DeleteLogGroup", Named())).Fails(400, "ResourceNotFoundException");
    }

    [Fact]
    public async Task Errors_have_their_type_in_the_body_too()
    {
        Answer refused = await SendAsync("DeleteLogGroup", Named());
        Assert.Equal("ResourceNotFoundException", refused.Json.GetProperty("__type").GetString());
    }

    [Theory]
    [InlineData("", "InvalidParameterException")]
    [InlineData("no spaces", "InvalidParameterException")]
    [InlineData("no:colon", "InvalidParameterException")]
    public async Task A_name_has_its_characters(string name, string code) => (await SendAsync("CreateLogGroup", new JsonObject { ["logGroupName"] = name })).Fails(400, code);

    [Fact]
    public async Task An_unknown_operation_is_refused() => (await SendAsync("PutLogEvents", Named())).Fails(400, "UnknownOperationException");

    [Fact]
    public async Task Tags_are_set_shown_and_taken_away()
    {
        JsonObject group = Named();
        group["tags"] = new JsonObject { ["a"] = "1" };
        (await SendAsync("CreateLogGroup", group)).Ok();
        (await SendAsync("TagResource", Of(("tags", new JsonObject { ["b"] = "2", ["a"] = "3" })))).Ok();
        Assert.Equal("""{"a":"3","b":"2"}""", (await SendAsync("ListTagsForResource", Of())).Ok().Json.GetProperty("tags").GetRawText());
        (await SendAsync("UntagResource", Of(("tagKeys", new JsonArray("a", "never"))))).Ok();
        Assert.Equal("""{"b":"2"}""", (await SendAsync("ListTagsForResource", Of())).Ok().Json.GetProperty("tags").GetRawText());
        (await SendAsync("TagResource", Of(("tags", new JsonObject())))).Fails(400, "InvalidParameterException");
        (await SendAsync("UntagResource", Of())).Fails(400, "InvalidParameterException");
        (await SendAsync("ListTagsForResource", new JsonObject { ["resourceArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:none" })).Fails(400, "ResourceNotFoundException");

        static JsonObject Of(params (string Name, JsonNode Value)[] more)
        {
            JsonObject body = new() { ["resourceArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:" + Name };
            foreach ((string name, JsonNode value) in more)
            {
                body[name] = value;
            }

            return body;
        }
    }

    [Fact]
    public async Task Groups_come_in_pages()
    {
        foreach (string name in new[] { "a", "b", "c" })
        {
            (await SendAsync("CreateLogGroup", new JsonObject { ["logGroupName"] = name })).Ok();
        }

        Answer first = (await SendAsync("DescribeLogGroups", new JsonObject { ["limit"] = 2 })).Ok();
        Answer second = (await SendAsync("DescribeLogGroups", new JsonObject { ["limit"] = 2, ["nextToken"] = first.Json.GetProperty("nextToken").GetString() })).Ok();
        Assert.Equal((2, 1), (first.Json.GetProperty("logGroups").GetArrayLength(), second.Json.GetProperty("logGroups").GetArrayLength()));
    }

    [Fact]
    public async Task Whoever_may_not_is_denied()
    {
        using Stage stage = new(options => options with
        {
            Accounts = [DefaultAccounts.In("us-west-2")[0] with { Principals = [new PrincipalSeed { UserName = "u", AccessKeyId = "AKIAU", SecretAccessKey = "s", Policies = [Stage.Allow("logs:CreateLogGroup", "arn:aws:logs:us-west-2:111122223333:log-group:/mine/*")] }] }],
        });
        stage.Keys["u"] = new Signer("AKIAU", "s");
        (await SendAsync("CreateLogGroup", Named(), stage, "u")).Fails(403, "AccessDeniedException");
        (await SendAsync("CreateLogGroup", new JsonObject { ["logGroupName"] = "/mine/a" }, stage, "u")).Ok();
    }

    [Fact]
    public async Task A_state_keeps_them()
    {
        (await SendAsync("CreateLogGroup", Named())).Ok();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            _stage.Simulator.Save(path);
            using Stage next = new(_stage, options => AwsSimulator.Load(options, path));
            (await SendAsync("CreateLogGroup", Named(), next)).Fails(400, "ResourceAlreadyExistsException");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static JsonObject Named() => new() { ["logGroupName"] = Name };

    private Task<Answer> SendAsync(string operation, JsonObject body, Stage? stage = null, string who = Stage.Source) => (stage ?? _stage).LogsAsync(who, operation, body);
}
