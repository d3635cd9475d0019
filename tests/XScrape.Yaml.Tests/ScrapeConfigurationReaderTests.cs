using System.Text;
using XScrape.Configuration;
using XScrape.Yaml.Values;

namespace XScrape.Yaml.Tests;

public sealed class ScrapeConfigurationReaderTests
{
    private const string Sound = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-apiservers
            bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token
            kubernetes_sd_configs:
              - role: endpoints
            relabel_configs:
              - source_labels: [__meta_kubernetes_namespace]
                regex: default
                action: keep
            scheme: https
          - job_name: static
            scrape_interval: 1m30s
            static_configs:
              - targets: ["10.0.0.1:9100", "[::1]:9100", "kubernetes.default.svc:443"]

        """;

    [Fact]
    public void A_sound_configuration_has_no_problem() => Assert.Empty(Check(Sound));

    [Theory]
    [InlineData("", 1, "mapping")]
    [InlineData("- a", 1, "mapping")]
    [InlineData("just text", 1, "mapping")]
    [InlineData("global: {}", 1, "scrape_configs must be a list")]
    [InlineData("global: {}\nscrape_configs:\n", 1, "scrape_configs must be a list")]
    [InlineData("global: {}\nscrape_configs: []", 2, "at least one job")]
    [InlineData("scrape_configs:\n  job_name: a", 2, "must be a list")]
    [InlineData("rule_files: [x]\nscrape_configs:\n  - job_name: a", 1, "rule_files")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['node:9100']}]", 3, "'node:9100'")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['u:hunter2@node:9100']}]", 3, "this is a name")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['http://10.0.0.1/metrics']}]", 3, "without scheme and path")]
    [InlineData("scrape_configs:\n  - job_name: a\n    basic_auth: {username: u, password: hunter2}", 3, "basic_auth")]
    [InlineData("scrape_configs:\n  - job_name: a\n    authorization: {credentials: hunter2}", 3, "one authorization")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scrape_intervall: 1m", 3, "Is it scrape_interval?")]
    [InlineData("scrape_configs:\n  - job_name: a\n    relabel_configs:\n      - {regex: '(?!x)', action: keep}", 4, "RE2 has no lookahead")]
    [InlineData("scrape_configs:\n  - job_name: a\n    relabel_configs:\n      - {source_labels: [a]}", 4, "replace needs a target_label")]
    [InlineData("scrape_configs:\n  - just text", 2, "A mapping is wanted for an item of scrape_configs")]
    [InlineData("scrape_configs:\n  - scheme: https", 2, "no job_name")]
    [InlineData("scrape_configs:\n  - job_name: ''", 2, "no job_name")]
    [InlineData("scrape_configs:\n  - job_name: a\n  - job_name: a", 3, "taken by the job in line 2")]
    [InlineData("scrape_configs:\n  - job_name: a\nscrape_configs: []", 3, "there twice")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scheme: http\n    scheme: https", 4, "'scheme' is there twice")]
    [InlineData("global:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: a", 2, "every 30s at most")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scrape_interval: 29999ms", 3, "every 30s at most")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scrape_interval: 30", 3, "not a duration")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scrape_interval: [30s]", 3, "not a duration")]
    [InlineData("scrape_configs:\n  - job_name: a\n    scrape_interval: 30s\n    scrape_timeout: 1m", 4, "job 'a' (60s) is longer")]
    [InlineData("remote_write:\n  - url: http://x\nscrape_configs:\n  - job_name: a", 1, "does not take 'remote_write'")]
    [InlineData("scrape_configs:\n  - job_name: a\nremote_read: [{url: x}]", 3, "does not take 'remote_read'")]
    [InlineData("scrape_configs:\n  - job_name: a\n    file_sd_configs: [{files: [a.json]}]", 3, "no 'file_sd_configs'")]
    [InlineData("scrape_configs:\n  - job_name: a\n    consul_sd_configs: [{server: x}]", 3, "no 'consul_sd_configs'")]
    [InlineData("scrape_configs:\n\t- job_name: a", 2, "Not valid YAML")]
    [InlineData("scrape_configs: [", 1, "Not valid YAML")]
    [InlineData("a: 'open\nscrape_configs:", 1, "Not valid YAML")]
    [InlineData("a: *nowhere", 1, "no anchor &nowhere")]
    [InlineData("a: &x [*x]", 1, "inside what it names")]
    [InlineData("? [a]\n: b\nscrape_configs:\n  - job_name: a", 1, "single value")]
    public void What_AMP_refuses_is_an_error_with_its_line(string yaml, long line, string part)
    {
        ConfigurationProblem problem = Check(yaml).First(p => p.Severity == ConfigurationSeverity.Error);

        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
        Assert.True(problem.Column >= 1);
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scrape_configs:\n  - job_name: a\n    dns_sd_configs: [{names: [x]}]", "VPC sources")]
    [InlineData("scrape_configs:\n  - job_name: a", "finds no targets")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: []", "finds no targets")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n---\nb: 1", "second YAML document")]
    [InlineData("global: {query_log_file: x}\nscrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]", "query_log_file does nothing")]
    [InlineData("scrape_configs:\n  - job_name: a\n    keep_dropped_targets: 5\n    static_configs: [{targets: [10.0.0.1]}]", "after 2.42")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    tls_config: {ca_file: /etc/hunter2}", "no files but")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    proxy_url: http://u:hunter2@x", "proxies")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['10.0.0.1:80']}]\n    scheme: ftp", "'ftp'")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    relabel_configs: [{regex: x, action: keep}]", "no source_labels")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    relabel_configs: [{source_labels: [__name__], regex: x, action: drop}]", "belongs in metric_relabel_configs")]
    [InlineData("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    metric_relabel_configs: [{source_labels: [__meta_x], target_label: x}]", "belongs in relabel_configs")]
    [InlineData("scrape_configs:\n  - job_name: a\n    kubernetes_sd_configs: [{role: pod, api_server: 'https://u:hunter2@x'}]", "no other API server")]
    public void What_AMP_does_not_document_is_a_warning_that_tells_no_secret(string yaml, string part)
    {
        ConfigurationProblem problem = Assert.Single(Check(yaml));

        Assert.Equal(ConfigurationSeverity.Warning, problem.Severity);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("30s", 30.0)]
    [InlineData("1m30s", 90.0)]
    [InlineData("1h", 3600.0)]
    [InlineData("1d", 86400.0)]
    [InlineData("1y2w", 31536000.0 + 1209600.0)]
    [InlineData("500ms", 0.5)]
    [InlineData("30", null)]
    [InlineData("", null)]
    [InlineData("30 s", null)]
    [InlineData("30s1m", null)]
    [InlineData("-30s", null)]
    [InlineData("1.5m", null)]
    [InlineData("٣s", null)]
    public void Durations_are_as_Prometheus_writes_them(string text, double? seconds) => Assert.Equal(seconds, PrometheusDuration.Seconds(text));

    [Fact]
    public void Zero_means_the_inherited_interval() =>
        Assert.Empty(Check("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    scrape_interval: 0s"));

    [Fact]
    public void An_inherited_timeout_is_cut_to_the_interval() =>
        Assert.Empty(Check("global: {scrape_interval: 2m, scrape_timeout: 1m}\nscrape_configs:\n  - job_name: a\n    static_configs: [{targets: [10.0.0.1]}]\n    scrape_interval: 30s"));

    [Fact]
    public void Many_warnings_hide_no_error()
    {
        string jobs = string.Concat(Enumerable.Range(0, 90).Select(i => $"  - {{job_name: j{i}}}\n"));

        Assert.Contains(Check("scrape_configs:\n" + jobs + "  - {job_name: j0}"), p => p.Severity == ConfigurationSeverity.Error);
    }

    [Fact]
    public void Merged_settings_count_as_the_job_s_own()
    {
        IReadOnlyList<ConfigurationProblem> problems = Check("x: &base\n  scrape_interval: 10s\nscrape_configs:\n  - <<: *base\n    job_name: a\n  - <<: [*base]\n    job_name: b\n    scrape_interval: 1m");

        Assert.Equal(
            [(1, ConfigurationRule.Field), (2, ConfigurationRule.AmpInterval)],
            problems.Where(p => p.Severity == ConfigurationSeverity.Error).Select(p => ((int)p.Line, p.Rule)));
    }

    [Fact]
    public void An_alias_bomb_costs_no_more_than_its_text()
    {
        StringBuilder bomb = new("global: {external_labels: {a0: &a0 [x, x]\n");
        for (int i = 1; i < 100; i++)
        {
            bomb.Append(", a").Append(i).Append(": &a").Append(i).Append(" [*a").Append(i - 1).Append(", *a").Append(i - 1).Append("]\n");
        }

        Assert.Contains(Check(bomb.Append("}}").ToString()), p => p.Message.Contains("single value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_an_error_and_not_a_crash(string level)
    {
        string yaml = "a: " + (level == "- " ? "\n" : string.Empty) + string.Concat(Enumerable.Repeat(level, 100_000));

        Assert.Contains(Check(yaml), p => p.Severity == ConfigurationSeverity.Error);
    }

    [Fact]
    public void Chains_of_merges_end()
    {
        StringBuilder chain = new("m0: &m0 {k: v}\n");
        for (int i = 1; i < 900; i++)
        {
            chain.Append('m').Append(i).Append(": &m").Append(i).Append(" {<<: *m").Append(i - 1).Append("}\n");
        }

        Assert.NotEmpty(Check(chain.Append("scrape_configs:\n  - <<: *m899\n    job_name: a").ToString()));
    }

    [Fact]
    public void A_list_shared_by_many_jobs_is_looked_at_once()
    {
        StringBuilder yaml = new("t: &t [{targets: &l [");
        yaml.AppendJoin(',', Enumerable.Range(0, 20_000).Select(i => "h" + i)).Append("]}]\nscrape_configs:\n");
        for (int i = 0; i < 20_000; i++)
        {
            yaml.Append("  - {job_name: j").Append(i).Append(", static_configs: *t}\n");
        }

        IReadOnlyList<ConfigurationProblem> problems = Check(yaml.ToString());

        Assert.Equal(50, problems.Count(p => p.Severity == ConfigurationSeverity.Error));
    }

    [Fact]
    public void A_megabyte_is_read_and_five_are_refused()
    {
        string job = "  - job_name: j{0}\n    static_configs: [{targets: [10.0.0.1]}]\n    metrics_path: /" + new string('x', 900) + "\n";
        string megabyte = "scrape_configs:\n" + string.Concat(Enumerable.Range(0, 1100).Select(i => job.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

        Assert.Equal(ConfigurationSeverity.Warning, Assert.Single(Check(megabyte)).Severity);
        Assert.Contains("are not read", Assert.Single(Check(new string('#', 5_000_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_written_is_answered_with_problems_and_never_with_an_exception()
    {
        const string Pieces = "\n :-[]{}'\"&*!|>%@`#,?<\t\u0000\uFEFF\uD800ä🙂a0~\\";
        Random random = new(20261122);
        for (int round = 0; round < 4000; round++)
        {
            StringBuilder text = new(Sound);
            for (int change = random.Next(1, 8); change > 0; change--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0: text[at] = Pieces[random.Next(Pieces.Length)]; break;
                    case 1: text.Remove(at, random.Next(1, Math.Min(30, text.Length - at))); break;
                    default: text.Insert(at, Pieces.AsSpan(random.Next(Pieces.Length - 3), 3)); break;
                }
            }

            Assert.All(Check(text.ToString()), p => Assert.True(p.Line >= 1 && p.Column >= 1 && p.Message.Length > 0));
        }
    }

    [Fact]
    public void The_reader_is_made_by_its_name()
    {
        object? reader = Activator.CreateInstance(typeof(YamlScrapeConfigurationReader).Assembly.GetType("XScrape.Yaml.YamlScrapeConfigurationReader", throwOnError: true)!, nonPublic: true);

        Assert.IsType<IScrapeConfigurationReader>(reader, exactMatch: false);
    }

    private static IReadOnlyList<ConfigurationProblem> Check(string yaml) => ((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check(yaml);
}
