using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Eks;

namespace XScrape.Aws.Tests;

public sealed class EksAndStsRequestTests
{
    private const string Caller =
        """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>AIDA1</UserId><Account>111122223333</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>""";

    [Fact]
    public async Task DescribeCluster_reads_what_a_check_needs()
    {
        using Bench bench = new();
        bench.Net.Answer($$$$$"""
            {"cluster":{"name":"c","arn":"{{{{{WireSamples.Cluster}}}}}","status":"ACTIVE","accessConfig":{"authenticationMode":"API_AND_CONFIG_MAP"},
            "resourcesVpcConfig":{"subnetIds":["subnet-1","subnet-2","subnet-3","subnet-4","subnet-5","subnet-6"],"securityGroupIds":["sg-1"],"clusterSecurityGroupId":"sg-c","vpcId":"vpc-1","endpointPublicAccess":true,"endpointPrivateAccess":false}}}
            """);

        EksCluster cluster = (await bench.Account.Eks.DescribeClusterAsync("c", Bench.Stop))!;

        Assert.Equal(("GET", "https://eks.us-west-2.amazonaws.com/clusters/c"), (bench.Net.Only.Method, bench.Net.Only.Uri.AbsoluteUri));
        Assert.Equal(("AKIDEXAMPLE", "us-west-2", "eks"), bench.Net.Only.Scope);
        Assert.Equal((WireSamples.Cluster, "ACTIVE", "API_AND_CONFIG_MAP"), (cluster.Arn, cluster.Status, cluster.AuthenticationMode));
        Assert.Equal((6, "sg-1", "sg-c", "vpc-1"), (cluster.Subnets.Count, cluster.SecurityGroups.ToString(), cluster.ClusterSecurityGroup, cluster.VpcId));
        Assert.Equal((true, false), (cluster.EndpointPublicAccess, cluster.EndpointPrivateAccess));
    }

    [Fact]
    public async Task A_missing_cluster_is_null()
    {
        using Bench bench = new();
        bench.Net.Answer("""{"message":"No cluster found for name: c."}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException"));

        Assert.Null(await bench.Account.Eks.DescribeClusterAsync("c", Bench.Stop));
    }

    [Fact]
    public async Task A_404_without_an_AWS_error_code_proves_nothing()
    {
        using Bench bench = new();
        bench.Net.Answer("<html><body>Not found</body></html>", 404);

        Failures.XScrapeException fault = await Assert.ThrowsAsync<Failures.XScrapeException>(() => bench.Account.Eks.DescribeClusterAsync("c", Bench.Stop));
        Assert.Equal((Failures.FailureId.ForeignAnswer, 404), (fault.Id, fault.StatusCode));
    }

    [Fact]
    public async Task The_caller_is_asked_for_once_however_many_want_to_know()
    {
        using Bench bench = new();
        TaskCompletionSource gate = new();
        bench.Net.Do(async (_, _) =>
        {
            await gate.Task;
            return StubHandler.Response(Caller);
        });

        Task<CloudCaller>[] all = [.. Enumerable.Range(0, 5).Select(_ => bench.Account.GetCallerIdentityAsync(Bench.Stop))];
        gate.SetResult();
        CloudCaller[] callers = await Task.WhenAll(all);
        callers = [.. callers, await bench.Account.GetCallerIdentityAsync(Bench.Stop)];

        Assert.All(callers, c => Assert.Equal(new CloudCaller(AccountId.Parse("111122223333"), "arn:aws:iam::111122223333:user/me", "AIDA1"), c));
        Assert.Equal("https://sts.us-west-2.amazonaws.com/", bench.Net.Only.Uri.AbsoluteUri);
        Assert.Equal(("AKIDEXAMPLE", "us-west-2", "sts"), bench.Net.Only.Scope);
        Assert.Equal(("sts", "GetCallerIdentity", 200), (bench.Log.Only.Service, bench.Log.Only.Operation, bench.Log.Only.StatusCode));
    }

    [Fact]
    public async Task A_failure_to_learn_the_caller_is_not_remembered()
    {
        using Bench bench = new();
        bench.Net.Answer(WireSamples.IamError("AccessDenied", "no"), 403).Answer(Caller);

        await Assert.ThrowsAsync<Failures.XScrapeException>(() => bench.Account.GetCallerIdentityAsync(Bench.Stop));
        Assert.Equal("AIDA1", (await bench.Account.GetCallerIdentityAsync(Bench.Stop)).UserId);
    }

    [Fact]
    public async Task One_who_stops_waiting_does_not_take_the_answer_from_the_others()
    {
        using Bench bench = new();
        TaskCompletionSource gate = new();
        using CancellationTokenSource stop = new();
        bench.Net.Do(async (request, cancelled) =>
        {
            await gate.Task.WaitAsync(cancelled);
            return StubHandler.Response(Caller);
        });

        Task<CloudCaller> leaver = bench.Account.GetCallerIdentityAsync(stop.Token);
        Task<CloudCaller> stayer = bench.Account.GetCallerIdentityAsync(Bench.Stop);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        gate.SetResult();

        Assert.Equal("AIDA1", (await stayer).UserId);
    }

    [Fact]
    public async Task The_call_ends_when_nobody_waits_for_it()
    {
        using Bench bench = new();
        TaskCompletionSource ended = new();
        TaskCompletionSource began = new();
        using CancellationTokenSource stop = new();
        bench.Net.Do(async (request, cancelled) =>
        {
            began.SetResult();
            await using CancellationTokenRegistration registration = cancelled.Register(() => ended.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancelled);
            throw new InvalidOperationException();
        });

        Task<CloudCaller> call = bench.Account.GetCallerIdentityAsync(stop.Token);
        await began.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), Bench.Stop);
    }

    [Fact]
    public async Task A_custom_endpoint_stands_for_every_service()
    {
        using Bench bench = new() { Site = new CloudSite(Region.Parse("cn-northwest-1"), new Uri("http://localhost:4566/aws")) };
        bench.Net.Answer(Caller).Answer(WireSamples.Empty("DeleteRole")).Answer("""{"scrapers":[]}""");

        await bench.Account.GetCallerIdentityAsync(Bench.Stop);
        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal(
            ["http://localhost:4566/aws/", "http://localhost:4566/aws/", "http://localhost:4566/aws/scrapers?maxResults=1000"],
            bench.Net.Requests.Select(r => r.Uri.AbsoluteUri.Replace("/aws?", "/aws/?", StringComparison.Ordinal)));
        Assert.Equal([("cn-northwest-1", "sts"), ("cn-north-1", "iam"), ("cn-northwest-1", "aps")], bench.Net.Requests.Select(r => (r.Scope.Region, r.Scope.Service)));
    }
}
