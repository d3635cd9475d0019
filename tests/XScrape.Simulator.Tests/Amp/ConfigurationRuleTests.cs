using System.Text;
using System.Text.Json.Nodes;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, the configuration of scrapers.</summary>
public sealed class ConfigurationRuleTests : IDisposable
{
    private const string Jobs = "scrape_configs:\n  - job_name: a\n    ";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData(Stage.Configuration)]
    [InlineData("scrape_configs:\n- job_name: a\n  static_configs:\n  - targets: ['10.0.0.1:9100', \"kubernetes.default.svc:443\", '[::1]:80']\n")]
    [InlineData("# head\nglobal: # g\n  external_labels: {cluster: 'a # b', team: x}\nscrape_configs: [{job_name: a, scrape_interval: 1m30s}]\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n    relabel_configs:\n      - source_labels: [__a,\n          __b]\n        regex: (.+):(.+)\n        action: keep\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n    params:\n      match[]:\n        - '{job=\"x\"}'\n    metric_relabel_configs: []\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n    relabel_configs: &r\n      - action: keep\n  - job_name: b\n    relabel_configs: *r\n")]
    [InlineData("---\nscrape_configs:\n  - job_name: a\n    authorization:\n      credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n    consul_sd_configs: []\n    bearer_token: ''\n    follow_redirects: true\nrule_files: []\nalerting: {}\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n    relabel_configs:\n      - regex: (?P<n>a+?)|[^]a]|[[:alpha:]]\n")]
    [InlineData("scrape_configs:\n  - job_name: a\n---\nanother: document\n")]
    [InlineData("{\"scrape_configs\": [{\"job_name\": \"a\"}]}")]
    [InlineData("scrape_configs:\r\n  - job_name: a\r\n")]
    public async Task A_right_configuration_is_taken(string text) => Assert.NotEmpty(await _stage.MakeScraperAsync(Stage.NewScraper(configuration: text)));

    [Theory]
    [InlineData("global:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: a\n", "shorter than 30s")]
    [InlineData(Jobs + "scrape_interval: 10s\n", "shorter than 30s")]
    [InlineData(Jobs + "scrape_interval: soon\n", "duration")]
    [InlineData(Jobs + "scrape_interval: 30s\n    scrape_timeout: 1m\n", "timeout greater")]
    [InlineData(Jobs + "file_sd_configs:\n      - files: [a]\n", "file_sd_configs")]
    [InlineData(Jobs + "no_such_sd_configs: []\n", "no_such_sd_configs")]
    [InlineData(Jobs + "relabel_configs:\n      - regex: '(a'\n", "regexp")]
    [InlineData(Jobs + "relabel_configs:\n      - regex: a(?=b)\n", "regexp")]
    [InlineData(Jobs + "metric_relabel_configs:\n      - regex: (a)\\1\n", "regexp")]
    [InlineData(Jobs + "relabel_configs:\n      - regexp: a\n", "field regexp not found")]
    [InlineData(Jobs + "kubernetes_sd_configs:\n      - role: pod\n        rolle: x\n", "field rolle not found")]
    [InlineData(Jobs + "tls_config: {insecure: true}\n", "field insecure not found")]
    [InlineData("global:\n  scrape_timeout: 2m\nscrape_configs: []\n", "global scrape timeout greater")]
    [InlineData(Jobs + "basic_auth: {username: a}\n", "basic_auth")]
    [InlineData(Jobs + "authorization: {credentials: secret}\n", "authorization")]
    [InlineData(Jobs + "bearer_token_file: /tmp/token\n", "bearer_token_file")]
    [InlineData(Jobs + "static_configs:\n      - targets: [example.com]\n", "example.com")]
    [InlineData("scrape_configs:\n  - job_name: a\n  - job_name: a\n", "multiple")]
    [InlineData("scrape_configs:\n  - scheme: https\n", "job_name")]
    [InlineData("remote_write:\n  - url: x\nscrape_configs: []\n", "remote_write")]
    [InlineData("global: {}\n", "scrape_configs")]
    [InlineData("scrape_configs:\n\t- job_name: a\n", "line 2")]
    [InlineData("scrape_configs:\n  - job_name: a\n   scheme: http\n", "line 3")]
    [InlineData("global:\\n  scrape_interval: 30s\\nscrape_configs: []", "")]
    [InlineData("global:\n  scrape_interval: 30s\n  scrape_interval: 60s\nscrape_configs: []\n", "already set")]
    [InlineData("scrape_configs: [a, b\n", "")]
    [InlineData("just words", "map")]
    [InlineData("c2NyYXBlX2NvbmZpZ3M6IFtdCg==", "map")]
    [InlineData("\uFEFFscrape_configs: []", "byte order mark")]
    public async Task A_wrong_configuration_is_refused_with_the_place(string text, string word)
    {
        Answer answer = await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", Stage.NewScraper(configuration: text));
        answer.Fails(400, "ValidationException");
        Assert.StartsWith("Invalid Prometheus scrape configuration", answer.Message, StringComparison.Ordinal);
        Assert.Contains(word, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_document_is_refused_where_the_switch_says_so()
    {
        using Stage strict = new(options => options with { Facts = options.Facts with { SecondDocumentRefused = true } });
        JsonObject body = Stage.NewScraper(configuration: "---\n" + Stage.Configuration + "---\nanother: document\n");
        (await strict.AmpAsync(Stage.Source, "POST", "/scrapers", body)).Fails(400, "ValidationException");
        (await strict.AmpAsync(Stage.Source, "POST", "/scrapers", Stage.NewScraper(configuration: "---\n" + Stage.Configuration))).Ok();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        JsonObject body = Stage.NewScraper();
        body["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Convert.ToBase64String([0xFF, 0xFE, 0x41]) };
        (await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", body)).Fails(400, "ValidationException");
    }

    [Fact]
    public async Task A_blob_that_is_no_base64_cannot_be_parsed()
    {
        JsonObject body = Stage.NewScraper();
        body["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = "global:" };
        Assert.Equal("CANNOT_PARSE", (await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", body)).Json.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_update_is_checked_too()
    {
        string arn = await _stage.MakeLinkAsync();
        JsonObject body = new() { ["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("x")) } };
        (await _stage.AmpAsync(Stage.Source, "PUT", "/scrapers/" + Stage.Id(arn), body)).Fails(400, "ValidationException");
    }
}
