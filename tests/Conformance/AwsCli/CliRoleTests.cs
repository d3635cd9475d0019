using System.Text.Json;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.AwsCli;

/// <summary>Roles, their policies and AssumeRole with the AWS CLI.</summary>
public sealed class CliRoleTests(CliStage stage) : IClassFixture<CliStage>
{
    private const string Managed = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";

    private string Trust => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{stage.Aws.Source.Account}}:root"},"Action":"sts:AssumeRole"}]}""";

    [LongFact]
    public async Task A_role_is_made_read_changed_and_taken_away()
    {
        AwsCommand aws = stage.Source;
        JsonElement made = (await aws.RunAsync(
            "iam", "create-role", "--role-name", "Life", "--path", "/amp/", "--assume-role-policy-document", Trust, "--description", "of a role",
            "--max-session-duration", "7200", "--tags", "Key=a,Value=1", "--permissions-boundary", Managed)).Json.GetProperty("Role");
        Assert.Equal($"arn:aws:iam::{stage.Aws.Source.Account}:role/amp/Life", made.GetProperty("Arn").GetString());
        await aws.RunAsync("iam", "wait", "role-exists", "--role-name", "Life");
        await aws.RunAsync("iam", "update-role", "--role-name", "Life", "--description", "changed", "--max-session-duration", "3600");
        await aws.RunAsync("iam", "tag-role", "--role-name", "Life", "--tags", "Key=b,Value=2");
        await aws.RunAsync("iam", "untag-role", "--role-name", "Life", "--tag-keys", "a");
        await aws.RunAsync("iam", "delete-role-permissions-boundary", "--role-name", "Life");
        JsonElement role = (await aws.RunAsync("iam", "get-role", "--role-name", "Life")).Json.GetProperty("Role");
        Assert.Equal("changed", role.GetProperty("Description").GetString());
        Assert.Equal("""[{"Key":"b","Value":"2"}]""", JsonSerializer.Serialize(role.GetProperty("Tags")));
        Assert.Equal("Allow", role.GetProperty("AssumeRolePolicyDocument").GetProperty("Statement")[0].GetProperty("Effect").GetString());
        Assert.False(role.TryGetProperty("PermissionsBoundary", out _));
        await aws.RunAsync("iam", "delete-role", "--role-name", "Life");
        await aws.RefusedAsync("NoSuchEntity", "iam", "get-role", "--role-name", "Life");
    }

    [LongFact]
    public async Task Policies_are_put_attached_listed_and_taken_away()
    {
        AwsCommand aws = stage.Target;
        await aws.RunAsync("iam", "create-role", "--role-name", "Policies", "--assume-role-policy-document", Trust);
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"aps:RemoteWrite","Resource":"*"}]}""";
        foreach (string name in new[] { "p1", "p2" })
        {
            await aws.RunAsync("iam", "put-role-policy", "--role-name", "Policies", "--policy-name", name, "--policy-document", Policy);
        }

        await aws.RunAsync("iam", "attach-role-policy", "--role-name", "Policies", "--policy-arn", Managed);
        Assert.Equal("""["p1","p2"]""", JsonSerializer.Serialize((await aws.RunAsync("iam", "list-role-policies", "--role-name", "Policies", "--page-size", "1")).Json.GetProperty("PolicyNames")));
        Assert.Equal(Policy, JsonSerializer.Serialize((await aws.RunAsync("iam", "get-role-policy", "--role-name", "Policies", "--policy-name", "p1")).Json.GetProperty("PolicyDocument")));
        await aws.RefusedAsync("DeleteConflict", "iam", "delete-role", "--role-name", "Policies");
        await aws.RunAsync("iam", "delete-role-policy", "--role-name", "Policies", "--policy-name", "p1");
        await aws.RunAsync("iam", "delete-role-policy", "--role-name", "Policies", "--policy-name", "p2");
        await aws.RunAsync("iam", "detach-role-policy", "--role-name", "Policies", "--policy-arn", Managed);
        Assert.Empty((await aws.RunAsync("iam", "list-attached-role-policies", "--role-name", "Policies")).Json.GetProperty("AttachedPolicies").EnumerateArray());
        await aws.RunAsync("iam", "delete-role", "--role-name", "Policies");
    }

    [LongFact]
    public async Task Roles_are_listed_in_pages_and_by_path()
    {
        foreach (string name in new[] { "r1", "r2" })
        {
            await stage.Target.RunAsync("iam", "create-role", "--role-name", name, "--path", "/list/", "--assume-role-policy-document", Trust);
        }

        JsonElement all = (await stage.Target.RunAsync("iam", "list-roles", "--path-prefix", "/list/", "--page-size", "1")).Json.GetProperty("Roles");
        Assert.Equal(["r1", "r2"], all.EnumerateArray().Select(role => role.GetProperty("RoleName").GetString()));
        JsonElement first = (await stage.Target.RunAsync("iam", "list-roles", "--path-prefix", "/list/", "--max-items", "1")).Json;
        Assert.Single(first.GetProperty("Roles").EnumerateArray());
        Assert.True(first.TryGetProperty("NextToken", out _));
    }

    [LongFact]
    public async Task A_trust_policy_that_IAM_refuses_is_refused()
    {
        string ghost = Trust.Replace(":root", ":role/Ghost", StringComparison.Ordinal);
        ToolResult refused = await stage.Target.RefusedAsync("MalformedPolicyDocument", "iam", "create-role", "--role-name", "Bad", "--assume-role-policy-document", ghost);
        Assert.Contains("Invalid principal in policy: \"AWS\":\"arn:aws:iam::", refused.Error, StringComparison.Ordinal);
        await stage.Target.RefusedAsync("MalformedPolicyDocument", "iam", "create-role", "--role-name", "Bad", "--assume-role-policy-document", "{");
    }

    [Fact]
    public async Task Roles_are_assumed_one_after_the_other()
    {
        AwsCommand aws = stage.Source;
        string source = (await aws.RunAsync("iam", "create-role", "--role-name", "ChainSource", "--assume-role-policy-document", Trust, "--query", "Role.Arn", "--output", "text")).Output.Trim();
        string target = $"arn:aws:iam::{stage.Aws.Target.Account}:role/ChainTarget";
        string trust = Trust.Replace($"arn:aws:iam::{stage.Aws.Source.Account}:root", source, StringComparison.Ordinal).Replace("\"Action\"", "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"id-1\"}},\"Action\"", StringComparison.Ordinal);
        await stage.Target.RunAsync("iam", "create-role", "--role-name", "ChainTarget", "--assume-role-policy-document", trust);
        await aws.RunAsync("iam", "put-role-policy", "--role-name", "ChainSource", "--policy-name", "p", "--policy-document", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{target}}"}]}""");

        AwsCommand session = await AssumeAsync(aws, "--role-arn", source);
        Assert.Contains(":assumed-role/ChainSource/cli", (await session.RunAsync("sts", "get-caller-identity")).Output, StringComparison.Ordinal);
        await session.RefusedAsync("AccessDenied", "sts", "assume-role", "--role-session-name", "cli", "--role-arn", target, "--external-id", "id-2");
        AwsCommand end = await AssumeAsync(session, "--role-arn", target, "--external-id", "id-1");
        Assert.Equal(stage.Aws.Target.Account, (await end.RunAsync("sts", "get-caller-identity")).Json.GetProperty("Account").GetString());
        await end.RefusedAsync("AccessDeniedException", "amp", "list-scrapers");
    }

    [LongFact]
    public async Task Wrong_keys_are_refused()
    {
        await new AwsCommand(stage.Aws, stage.Aws.Source with { AccessKeyId = "AKIAUNKNOWN000000000" }).RefusedAsync("InvalidClientTokenId", "sts", "get-caller-identity");
        await new AwsCommand(stage.Aws, stage.Aws.Source with { SecretAccessKey = "wrong" }).RefusedAsync("SignatureDoesNotMatch", "iam", "list-roles");
        await new AwsCommand(stage.Aws, stage.Aws.Source, "no-token-of-ours").RefusedAsync("UnrecognizedClientException", "amp", "list-scrapers");
    }

    [LongFact]
    public async Task The_cluster_is_described()
    {
        string name = stage.Aws.Source.ClusterArn!.Split('/')[1];
        JsonElement cluster = (await stage.Source.RunAsync("eks", "describe-cluster", "--name", name)).Json.GetProperty("cluster");
        Assert.Equal(stage.Aws.Source.ClusterArn, cluster.GetProperty("arn").GetString());
        await stage.Source.RefusedAsync("ResourceNotFoundException", "eks", "describe-cluster", "--name", "none");
    }

    private async Task<AwsCommand> AssumeAsync(AwsCommand aws, params string[] more)
    {
        JsonElement keys = (await aws.RunAsync(["sts", "assume-role", "--role-session-name", "cli", .. more])).Json.GetProperty("Credentials");
        return new AwsCommand(stage.Aws, stage.Aws.Source with { AccessKeyId = keys.GetProperty("AccessKeyId").GetString()!, SecretAccessKey = keys.GetProperty("SecretAccessKey").GetString()! }, keys.GetProperty("SessionToken").GetString());
    }
}
