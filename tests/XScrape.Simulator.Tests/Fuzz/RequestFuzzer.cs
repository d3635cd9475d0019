using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Fuzz;

/// <summary>Makes requests that are nearly right: most are signed well, so that they reach the operations, and are wrong further in.</summary>
internal sealed class RequestFuzzer(int seed, IReadOnlyList<Signer> keys)
{
    private static readonly string[] s_actions =
    [
        "iam:CreateRole", "iam:GetRole", "iam:ListRoles", "iam:UpdateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole",
        "iam:ListRoleTags", "iam:PutRolePolicy", "iam:GetRolePolicy", "iam:ListRolePolicies", "iam:DeleteRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy",
        "iam:ListAttachedRolePolicies", "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "iam:ListInstanceProfilesForRole", "iam:GetPolicy",
        "iam:GetPolicyVersion", "sts:GetCallerIdentity", "sts:AssumeRole", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcAttribute", "iam:Nothing",
    ];

    private static readonly string[] s_paths =
    [
        "aps:POST:/scrapers", "aps:GET:/scrapers", "aps:GET:/scrapers/{}", "aps:PUT:/scrapers/{}", "aps:DELETE:/scrapers/{}", "aps:GET:/scraperconfiguration",
        "aps:GET:/scrapers/{}/logging-configuration", "aps:PUT:/scrapers/{}/logging-configuration", "aps:DELETE:/scrapers/{}/logging-configuration",
        "aps:POST:/tags/{}", "aps:DELETE:/tags/{}", "aps:GET:/tags/{}", "aps:GET:/workspaces", "aps:GET:/workspaces/{}", "aps:GET:/workspaces/{}/api/v1/query",
        "aps:POST:/workspaces/{}/api/v1/query", "aps:PUT:/workspaces/{}/policy", "aps:GET:/workspaces/{}/policy", "aps:DELETE:/workspaces/{}/policy",
        "eks:GET:/clusters/{}", "eks:GET:/clusters/{}/access-entries", "eks:POST:/clusters/{}/access-entries", "eks:GET:/clusters/{}/access-entries/{}", "eks:DELETE:/clusters/{}/access-entries/{}",
        "s3:GET:/{}",
    ];

    private static readonly string[] s_names =
    [
        "RoleName", "PolicyName", "PolicyArn", "PolicyDocument", "AssumeRolePolicyDocument", "Path", "Tags.member.1.Key", "Tags.member.1.Value", "TagKeys.member.1", "MaxItems", "Marker",
        "PermissionsBoundary", "MaxSessionDuration", "RoleArn", "RoleSessionName", "ExternalId", "DurationSeconds", "Policy", "SubnetId.1", "GroupId.1", "VpcId", "Attribute", "Filter.1.Name",
        "Filter.1.Value.1", "NextToken", "MaxResults", "PathPrefix", "Description", "VersionId",
    ];

    private static readonly string[] s_members =
    [
        "alias", "clientToken", "scrapeConfiguration", "configurationBlob", "source", "eksConfiguration", "vpcConfiguration", "clusterArn", "subnetIds", "securityGroupIds", "destination",
        "ampConfiguration", "workspaceArn", "roleConfiguration", "sourceRoleArn", "targetRoleArn", "tags", "exporters", "loggingDestination", "cloudWatchLogs", "logGroupArn", "scraperComponents",
        "type", "policyDocument", "principalArn", "Version", "Statement", "Effect", "Principal", "AWS", "Service", "Action", "Resource", "Condition", "StringEquals", "ArnLike", "Null", "Sid",
    ];

    private static readonly string[] s_values =
    [
        "", " ", "R", "Source", "*", "?", "/", "//", "..", "%", "%zz", "\0", "\uFFFF", "\uD800", "ö", "😀", "null", "true", "-1", "0", "1", "99999999999999999999", "1e400", "NaN", "Allow", "Deny",
        "sts:AssumeRole", "2012-10-17", "scraper.aps.amazonaws.com", "arn:aws:iam::111122223333:role/R", "arn:aws:iam::111122223333:root", "111122223333", "AROAAAAAAAAAAAAAAAAAA",
        "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess", "arn:aws:eks:us-west-2:111122223333:cluster/prod-1", "subnet-0a1b2c3d4e5f60001", "sg-0a1b2c3d4e5f60001", "vpc-0a1b2c3d4e5f60001",
        "arn:aws:aps:us-west-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666", "ws-5d3f9a54-0000-4000-8000-444455556666", "prod-1", "::::::", "arn:::::", "Z2xvYmFsOg==",
        "c2NyYXBlX2NvbmZpZ3M6Ci0gam9iX25hbWU6IGEK", "enableDnsSupport", "vpc-id", "${aws:username}", "${", "up", "count(up)", "up{job=~\"(a+)+$\"}", "((((((", "v1",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"aps:*","Resource":"*"}]}""", "{\"a\":1,\"a\":2}", "bTozMA==", "YWZ0ZXI6MQ==",
    ];

#pragma warning disable CA5394 // chance, not secrecy
    private readonly Random _random = new(seed);

    public SimulatorRequest Next(DateTimeOffset at)
    {
        SimulatorRequest request = _random.Next(2) == 0 ? Form(at) : Rest(at);
        return _random.Next(10) switch
        {
            0 => Damage(request),
            _ => request,
        };
    }

    public byte[] Bytes(int most)
    {
        byte[] bytes = new byte[_random.Next(most)];
        _random.NextBytes(bytes);
        return _random.Next(2) == 0 ? bytes : [.. "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"u8, .. bytes];
    }

    private SimulatorRequest Form(DateTimeOffset at)
    {
        string[] action = Pick(s_actions).Split(':');
        IEnumerable<string> pairs = Enumerable.Range(0, _random.Next(8)).Select(_ => Signer.Encode(Pick(s_names)) + "=" + Signer.Encode(Value()));
        string form = string.Join("&", pairs.Prepend("Action=" + action[1]));
        return Sign(action[0], at, "POST", "/", "", _random.Next(20) == 0 ? Bytes(300) : Encoding.UTF8.GetBytes(form), ("Content-Type", "application/x-www-form-urlencoded"));
    }

    private SimulatorRequest Rest(DateTimeOffset at)
    {
        string[] parts = Pick(s_paths).Split(':', 3);
        string path = string.Concat(parts[2].Split("{}").SelectMany((piece, index) => index == 0 ? [piece] : new[] { Signer.Encode(Value()), piece }));
        string[] names = ["status", "alias", "maxResults", "nextToken", "tagKeys", "clientToken", "query", "time", "sourceArn"];
        string query = string.Join("&", Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(names) + "=" + Signer.Encode(Value())));
        byte[] body = parts[1] is "GET" or "DELETE" ? [] : _random.Next(15) == 0 ? Bytes(300) : Encoding.UTF8.GetBytes(Json(0));
        return Sign(parts[0], at, parts[1], path, query, body);
    }

    private string Json(int depth) =>
        "{" + string.Join(",", Enumerable.Range(0, _random.Next(7)).Select(_ => $"\"{Pick(s_members)}\":{Anything(depth + 1)}")) + "}";

    private string Anything(int depth) => _random.Next(depth > 6 ? 4 : 7) switch
    {
        0 => System.Text.Json.JsonSerializer.Serialize(Value()),
        1 => System.Text.Json.JsonSerializer.Serialize(Pick(s_values)),
        2 => Pick(["null", "true", "0", "-1e309", "\"\\ud800\"", "[]", "{}", new string('[', 100), "1", "\"\\u0000\""]),
        3 => System.Text.Json.JsonSerializer.Serialize(Convert.ToBase64String(Encoding.UTF8.GetBytes(Value()))),
        4 => "[" + string.Join(",", Enumerable.Range(0, _random.Next(4)).Select(_ => Anything(depth + 1))) + "]",
        _ => Json(depth),
    };

    private SimulatorRequest Sign(string service, DateTimeOffset at, string method, string path, string query, byte[] body, params (string Name, string Value)[] more) =>
        keys[_random.Next(keys.Count)].Sign(service, _random.Next(10) == 0 ? Pick(["eu-west-1", "", "x/y", "us-east-1"]) : "us-west-2", at, method, path, query, body, more);

    /// <summary>Breaks what was signed.</summary>
    private SimulatorRequest Damage(SimulatorRequest request) => _random.Next(6) switch
    {
        0 => request with { Body = Bytes(500) },
        1 => request with { RawTarget = "/" + Value() },
        2 => request with { Method = Pick(["", "PATCH", "get", "TRACE", "POST"]) },
        3 => request with { Headers = [.. request.Headers.Select(header => header.Key == "Authorization" ? new("Authorization", header.Value[.._random.Next(header.Value.Length)]) : header)] },
        4 => request with { Headers = [.. request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, _random.Next(4) == 0 ? Value() : header.Value))] },
        _ => request with { Headers = [.. request.Headers.Where(_ => _random.Next(3) > 0)] },
    };

    private string Value() => _random.Next(8) switch
    {
        0 => new string((char)_random.Next(1, 0xD7FF), _random.Next(300)),
        1 => Pick(s_values) + Pick(s_values),
        2 => Encoding.UTF8.GetString(Bytes(40)),
        3 => new string('x', _random.Next(3000)),
        _ => Pick(s_values),
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
#pragma warning restore CA5394
}
