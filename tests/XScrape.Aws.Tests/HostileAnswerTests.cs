using System.Text;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>Answers with bytes changed, cut and doubled: whatever comes, it is read or it is a failure of ours.</summary>
public sealed class HostileAnswerTests
{
    private static readonly string s_scraper =
        $$$$"""{"alias":"a","scraperId":"s-1","arn":"{{{{WireSamples.ScraperArnText}}}}","roleArn":"r","status":{"statusCode":"ACTIVE"},"createdAt":1732276800.789,"tags":{"k":"v"},"scrapeConfiguration":{"configurationBlob":"w6Q6IDEK"},"source":{"eksConfiguration":{"clusterArn":"{{{{WireSamples.Cluster}}}}","subnetIds":["subnet-1"]}},"destination":{"ampConfiguration":{"workspaceArn":"{{{{WireSamples.Workspace}}}}"}},"roleConfiguration":{"sourceRoleArn":"{{{{WireSamples.SourceRole}}}}","targetRoleArn":"{{{{WireSamples.TargetRole}}}}"} }""";

    public static TheoryData<string, string, int> Answers => new()
    {
        { "DescribeScraper", $$$"""{"scraper":{{{s_scraper}}} }""", 200 },
        { "ListScrapers", $$$"""{"scrapers":[{{{s_scraper}}}],"nextToken":null}""", 200 },
        { "DescribeScraper", """{"message":"Said","fieldList":[{"name":"a","message":"b"}],"__type":"x#ValidationException"}""", 400 },
        { "GetRole", WireSamples.RoleXml("GetRole", Uri.EscapeDataString(WireSamples.Trust.ToJson())), 200 },
        { "GetRole", WireSamples.IamError("MalformedPolicyDocument", "Invalid principal"), 400 },
        { "GetCallerIdentity", """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>AIDA1</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""", 200 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Whatever_comes_is_read_or_is_a_failure_of_ours(string operation, string answer, int status)
    {
        Random random = new(20261122);
        for (int round = 0; round < 250; round++)
        {
            using Bench bench = new();
            byte[] body = Change(Encoding.UTF8.GetBytes(answer), random);
            bench.Net.Otherwise = _ => new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(body) };
            try
            {
                await Call(bench.Account, operation);
            }
            catch (XScrapeException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }
    }

    private static byte[] Change(byte[] body, Random random)
    {
        List<byte> bytes = [.. body];
        for (int change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count);
            int length = random.Next(1, Math.Min(20, bytes.Count - at) + 1);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }

    private static Task Call(ICloudAccount account, string operation) => operation switch
    {
        "DescribeScraper" => account.Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop),
        "ListScrapers" => account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop),
        "GetRole" => account.Iam.GetRoleAsync(WireSamples.Role, Bench.Stop),
        _ => account.GetCallerIdentityAsync(Bench.Stop),
    };
}
