using System.Text;
using System.Text.Json.Nodes;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Models;

/// <summary>The judge of the answers is itself put to the test: it must see each kind of fault.</summary>
public sealed class ModelCheckTests
{
    private const string Scraper = """
        {"scraper":{"scraperId":"s-1","arn":"arn:aws:aps:us-west-2:111122223333:scraper/s-1","roleArn":"arn:aws:iam::111122223333:role/aws-service-role/r",
         "status":{"statusCode":"ACTIVE"},"createdAt":1730219878.789,"lastModifiedAt":1730220917.085,"tags":{},
         "scrapeConfiguration":{"configurationBlob":"Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBzCg=="},
         "source":{"eksConfiguration":{"clusterArn":"arn:aws:eks:us-west-2:111122223333:cluster/c","subnetIds":["subnet-1"]}},
         "destination":{"ampConfiguration":{"workspaceArn":"arn:aws:aps:us-west-2:444455556666:workspace/ws-1"}}}}
        """;

    private const string Role = """
        <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/</Path><RoleName>Source</RoleName>
        <RoleId>AROA0123456789ABCDEFG</RoleId><Arn>arn:aws:iam::111122223333:role/Source</Arn><CreateDate>2024-10-29T16:37:58Z</CreateDate>
        <AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument></Role></GetRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetRoleResponse>
        """;

    [Fact]
    public void An_answer_as_AWS_gives_it_passes()
    {
        Assert.Empty(Judge(Describe(Scraper)));
        Assert.Empty(Judge(Get(Role)));
    }

    [Theory]
    [InlineData("status.statusCode", "\"READY\"")]
    [InlineData("createdAt", "\"2024-10-29T16:37:58Z\"")]
    [InlineData("createdAt", "1730219878789")]
    [InlineData("scrapeConfiguration.configurationBlob", "\"WjJ4dlltRnNPZz09\"")]
    [InlineData("scrapeConfiguration.configurationBlob", "\"global: {}\"")]
    [InlineData("destination.ampConfiguration.workspaceArn", "\"ws-1\"")]
    [InlineData("source.vpcConfiguration", "{\"securityGroupIds\":[\"sg-1\"],\"subnetIds\":[\"subnet-1\"]}")]
    [InlineData("source.eksConfiguration.subnetIds", "[]")]
    [InlineData("statusReason", "\"\"")]
    [InlineData("owner", "\"me\"")]
    [InlineData("alias", "null")]
    [InlineData("tags", "[]")]
    public void A_wrong_member_is_seen(string path, string value)
    {
        JsonNode body = JsonNode.Parse(Scraper)!;
        string[] names = path.Split('.');
        names.SkipLast(1).Aggregate(body["scraper"]!, (node, name) => node[name]!)[names[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty(Judge(Describe(body.ToJsonString())));
    }

    [Fact]
    public void A_missing_member_is_seen()
    {
        JsonNode body = JsonNode.Parse(Scraper)!;
        body["scraper"]!.AsObject().Remove("roleArn");
        Assert.Contains("roleArn is missing", Assert.Single(Judge(Describe(body.ToJsonString()))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-10-29T16:37:58Z", "1730219878")]
    [InlineData("<Path>/</Path>", "")]
    [InlineData("<Path>/</Path>", "<Path>/</Path><Owner>me</Owner>")]
    [InlineData("<ResponseMetadata>", "<ResponseMetadata/><Other>")]
    [InlineData("doc/2010-05-08", "doc/2011-06-15")]
    [InlineData("AROA0123456789ABCDEFG", "short")]
    public void A_wrong_element_is_seen(string was, string becomes) =>
        Assert.NotEmpty(Judge(Get(Role.Replace(was, becomes, StringComparison.Ordinal).Replace("</ResponseMetadata></Get", becomes.EndsWith("Other>", StringComparison.Ordinal) ? "</Other></Get" : "</ResponseMetadata></Get", StringComparison.Ordinal))));

    [Theory]
    [InlineData(404, "ResourceNotFoundException", """{"message":"m","resourceId":"s-1","resourceType":"scraper"}""", true)]
    [InlineData(400, "ResourceNotFoundException", """{"message":"m","resourceId":"s-1","resourceType":"scraper"}""", false)]
    [InlineData(404, "ResourceNotFoundException", """{"message":"m"}""", false)]
    [InlineData(400, "ValidationException", """{"message":"m","reason":"BECAUSE"}""", false)]
    [InlineData(409, "ConflictException", """{"message":"m","resourceId":"s-1","resourceType":"scraper"}""", false)] // not of DescribeScraper
    [InlineData(403, "UnrecognizedClientException", """{"message":"m"}""", true)]
    public void An_error_is_held_against_its_shape(int status, string code, string body, bool fits) =>
        Assert.Equal(fits, Judge(Describe(body) with { Status = status, Headers = Headers(("x-amzn-ErrorType", code)) }).Count == 0);

    [Fact]
    public void A_status_that_is_not_the_operations_is_seen() => Assert.NotEmpty(Judge(Describe(Scraper) with { Status = 202 }));

    private static List<string> Judge(Recorded exchange)
    {
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        return [.. AwsModels.Found!.Problems(exchange)];
    }

    private static Recorded Describe(string body) => new()
    {
        Method = "GET",
        Target = "/scrapers/s-1",
        Authorization = "AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-west-2/aps/aws4_request, SignedHeaders=host",
        RequestBody = [],
        Status = 200,
        Headers = Headers(),
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static Recorded Get(string body) => Describe(body) with
    {
        Method = "POST",
        Target = "/",
        Authorization = "AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/iam/aws4_request, SignedHeaders=host",
        RequestBody = Encoding.UTF8.GetBytes("Action=GetRole&Version=2010-05-08&RoleName=Source"),
    };

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] more) =>
        more.Append(("x-amzn-RequestId", "r")).Append(("Content-Type", "application/json")).ToDictionary(header => header.Item1, header => header.Item2, StringComparer.OrdinalIgnoreCase);
}
