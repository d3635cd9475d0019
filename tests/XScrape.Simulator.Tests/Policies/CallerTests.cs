using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.Logs;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Policies;

/// <summary>Callers with less than administrator rights: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html.</summary>
public sealed class CallerTests
{
    private const string CreateStatements = """
        {"Effect":"Allow","Action":"aps:CreateScraper","Resource":["arn:aws:eks:us-west-2:111122223333:cluster/prod-1","arn:aws:aps:us-west-2:444455556666:workspace/*"]},
        {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/Source","Condition":{"StringEquals":{"iam:PassedToService":"aps.amazonaws.com"}}},
        {"Effect":"Allow","Action":["eks:DescribeCluster","eks:CreateAccessEntry","ec2:DescribeSubnets","ec2:DescribeSecurityGroups"],"Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:CalledVia":"aps.amazonaws.com"}}},
        {"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper*","Condition":{"StringLike":{"iam:AWSServiceName":"scraper.aps.amazonaws.com"}}}
        """;

    [Fact]
    public async Task Every_operation_but_those_about_the_caller_asks_for_permission()
    {
        using Stage stage = With();
        IReadOnlyList<Operation> all = stage.Simulator.Operations.All;
        foreach (Operation operation in all.Where(operation => operation.Name is not ("GetCallerIdentity" or "GetSessionToken")))
        {
            Answer answer = operation switch
            {
                PathOperation path => await stage.RestAsync("caller", operation.Service, path.Method, Filled(path.Template), Body(operation), operation.Name == "UntagResource" ? "tagKeys=a" : ""),
                TargetOperation => await stage.LogsAsync("caller", operation.Name, Body(operation)),
                _ => await stage.FormAsync("caller", operation.Service, operation.Name, s_everything),
            };
            Assert.True(answer.Code is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation", $"{operation.Name}: {answer.Status} {answer.Text}");
        }

        Assert.True(all.Count >= 110);
        (await stage.FormAsync("caller", "sts", "GetCallerIdentity")).Ok();
    }

    [Fact]
    public async Task The_documented_permissions_suffice_for_CreateScraper()
    {
        using Stage stage = With(CreateStatements);
        (await stage.AmpAsync("caller", "POST", "/scrapers", Stage.NewScraper())).Ok();
    }

    [Theory]
    [InlineData("aps:CreateScraper", "aps:ListScrapers", "aps:CreateScraper on resource: arn:aws:eks")]
    [InlineData("workspace/*", "workspace/other", "aps:CreateScraper on resource: arn:aws:aps:us-west-2:444455556666:workspace")]
    [InlineData("iam:PassRole", "iam:GetRole", "iam:PassRole on resource: arn:aws:iam::111122223333:role/Source")]
    [InlineData("iam:PassedToService\":\"aps.", "iam:PassedToService\":\"ec2.", "iam:PassRole")]
    [InlineData("role/Source", "role/Other", "iam:PassRole")]
    [InlineData("eks:DescribeCluster", "eks:ListClusters", "eks:DescribeCluster")]
    [InlineData("eks:CreateAccessEntry", "eks:ListClusters", "eks:CreateAccessEntry")]
    [InlineData("ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DescribeSubnets")]
    [InlineData("ec2:DescribeSecurityGroups", "ec2:DescribeVpcs", "ec2:DescribeSecurityGroups")]
    [InlineData("aws:CalledVia\":\"aps.", "aws:CalledVia\":\"eks.", "eks:DescribeCluster")]
    [InlineData("iam:CreateServiceLinkedRole", "iam:GetRole", "iam:CreateServiceLinkedRole")]
    [InlineData("iam:AWSServiceName\":\"scraper", "iam:AWSServiceName\":\"x", "iam:CreateServiceLinkedRole")]
    public async Task Each_of_them_is_needed(string from, string to, string named)
    {
        using Stage stage = With(CreateStatements.Replace(from, to, StringComparison.Ordinal));
        Answer answer = await stage.AmpAsync("caller", "POST", "/scrapers", Stage.NewScraper());
        answer.Fails(403, "AccessDeniedException");
        Assert.Contains("not authorized to perform: " + named, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_need_permission_of_their_own()
    {
        using Stage stage = With(CreateStatements);
        JsonObject body = Stage.NewScraper();
        body["tags"] = new JsonObject { ["k"] = "v" };
        Assert.Contains("aps:TagResource", (await stage.AmpAsync("caller", "POST", "/scrapers", body)).Message, StringComparison.Ordinal);
        using Stage tagging = With(CreateStatements + """,{"Effect":"Allow","Action":"aps:TagResource","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/k":"v"}}}""");
        (await tagging.AmpAsync("caller", "POST", "/scrapers", body)).Ok();
    }

    [Fact]
    public async Task Permissions_of_secondary_sources_are_needed_only_where_the_switch_says_so()
    {
        using Stage strict = With(CreateStatements, options => options with { Facts = options.Facts with { SecondarySourcePermissionsNeeded = true } });
        Assert.Contains("eks:AssociateAccessPolicy", (await strict.AmpAsync("caller", "POST", "/scrapers", Stage.NewScraper())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lookups_on_the_callers_behalf_do_not_open_them_to_the_caller()
    {
        using Stage stage = With(CreateStatements);
        (await stage.RestAsync("caller", "eks", "GET", "/clusters/prod-1")).Fails(403, "AccessDeniedException");
        (await stage.FormAsync("caller", "ec2", "DescribeSubnets")).Fails(403, "UnauthorizedOperation");
    }

    [Theory]
    [InlineData("access-entry/prod-1/role/111122223333/R/*", 200)]
    [InlineData("access-entry/prod-1/role/111122223333/Q/*", 403)]
    [InlineData("cluster/prod-1", 403)]
    public async Task An_access_entry_is_read_by_the_right_to_it_and_not_to_its_cluster(string resource, int status)
    {
        using Stage stage = With($$"""{"Effect":"Allow","Action":"eks:DescribeAccessEntry","Resource":"arn:aws:eks:us-west-2:111122223333:{{resource}}"}""");
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""))).Ok();
        (await stage.RestAsync(Stage.Source, "eks", "POST", "/clusters/prod-1/access-entries", new JsonObject { ["principalArn"] = "arn:aws:iam::111122223333:role/R" })).Ok();

        Assert.Equal(status, (await stage.RestAsync("caller", "eks", "GET", "/clusters/prod-1/access-entries/" + Signer.Encode("arn:aws:iam::111122223333:role/R"))).Status);
    }

    [Theory]
    [InlineData("AttachRolePolicy", "iam:PolicyARN", Stage.RemoteWrite)]
    [InlineData("DetachRolePolicy", "iam:PolicyARN", Stage.RemoteWrite)]
    [InlineData("CreateRole", "iam:PermissionsBoundary", Stage.RemoteWrite)]
    [InlineData("CreateRole", "aws:RequestTag/k", "v")]
    [InlineData("TagRole", "aws:TagKeys", "k")]
    [InlineData("PutRolePolicy", "iam:ResourceTag/owner", "me")]
    [InlineData("DeleteRole", "aws:ResourceTag/owner", "me")]
    public async Task A_condition_on_what_is_asked_holds(string action, string key, string value)
    {
        string allow = $$$$"""{"Effect":"Allow","Action":["iam:{{{{action}}}}","iam:TagRole"],"Resource":"*","Condition":{"StringEquals":{"{{{{key}}}}":"{{{{value}}}}"}}}""";
        Assert.NotEqual(403, await TryAsync(allow, action));
        Assert.Equal(403, await TryAsync(allow.Replace($"\"{value}\"", "\"another\"", StringComparison.Ordinal), action));
    }

    private static readonly (string, string)[] s_everything =
    [
        ("RoleName", "R"), ("UserName", "U"), ("AccessKeyId", "AKIA"), ("Status", "Active"), ("AccountAlias", "alias"), ("PolicySourceArn", "arn:aws:iam::111122223333:role/R"), ("ActionNames.member.1", "sts:AssumeRole"), ("PolicyName", "p"), ("PolicyArn", Stage.RemoteWrite), ("AssumeRolePolicyDocument", "{}"), ("PolicyDocument", "{}"), ("PermissionsBoundary", Stage.RemoteWrite),
        ("VersionId", "v1"), ("RoleArn", "arn:aws:iam::444455556666:role/R"), ("RoleSessionName", "me"), ("VpcId", "vpc-1"), ("Attribute", "enableDnsSupport"),
    ];

    private static async Task<int> TryAsync(string allow, string action)
    {
        using Stage stage = With(allow);
        if (action != "CreateRole")
        {
            (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")), ("Tags.member.1.Key", "owner"), ("Tags.member.1.Value", "me"))).Ok();
        }

        return (await stage.IamAsync("caller", action, [("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("s3:*", "*")), ("PolicyArn", Stage.RemoteWrite), ("PermissionsBoundary", Stage.RemoteWrite), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v")])).Status;
    }

    private static string Filled(string template) => template
        .Replace("{scraperId}", "s-1", StringComparison.Ordinal)
        .Replace("{workspaceId}", "ws-1", StringComparison.Ordinal)
        .Replace("{name}", "prod-1", StringComparison.Ordinal)
        .Replace("{principalArn}", "p", StringComparison.Ordinal)
        .Replace("{policyArn}", "q", StringComparison.Ordinal)
        .Replace("{updateId}", "u", StringComparison.Ordinal)
        .Replace("{resourceArn}", Signer.Encode(Stage.Workspace), StringComparison.Ordinal);

    private static JsonNode? Body(Operation operation) => operation.Name switch
    {
        "CreateScraper" => Stage.NewScraper(),
        "CreateCluster" => new JsonObject { ["name"] = "c", ["roleArn"] = "arn:aws:iam::111122223333:role/R" },
        _ when operation is LogsTagOperation => new JsonObject { ["resourceArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:g" },
        "TagResource" => new JsonObject { ["tags"] = new JsonObject { ["a"] = "b" } },
        "PutResourcePolicy" => new JsonObject { ["policyDocument"] = "{}" },
        "UpdateScraperLoggingConfiguration" => new JsonObject { ["loggingDestination"] = new JsonObject { ["cloudWatchLogs"] = new JsonObject { ["logGroupArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:amp:*" } } },
        "CreateLogGroup" or "DeleteLogGroup" => new JsonObject { ["logGroupName"] = "g" },
        _ => null,
    };

    private static Stage With(string? statements = null, Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        PrincipalSeed caller = new()
        {
            UserName = "Caller",
            AccessKeyId = "AKIACALLER",
            SecretAccessKey = "s",
            Policies = statements is null ? [] : [$$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""],
        };
        Stage stage = new(options => (change ?? (same => same))(options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Principals = [caller] }, DefaultAccounts.In("us-west-2")[1]] }));
        stage.Keys["caller"] = new Signer("AKIACALLER", "s");
        return stage;
    }
}
