using XScrape.Configuration;

namespace XScrape.Yaml.Tests;

/// <summary>Prometheus compares values with its defaults: what says a default, or nothing, is as if it were not there.</summary>
public sealed class DefaultsTests
{
    private const string Token = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    [Theory]
    [InlineData("follow_redirects: true")]
    [InlineData("enable_http2: yes")]
    [InlineData("tls_config: {insecure_skip_verify: false}")]
    [InlineData("tls_config: {ca_file: '', server_name: }")]
    [InlineData("tls_config: {}")]
    [InlineData("kubeconfig_file: ''")]
    [InlineData("kubeconfig_file: ")]
    [InlineData("api_server: ")]
    [InlineData("authorization: ")]
    [InlineData("bearer_token: ''")]
    [InlineData("bearer_token_file: ~")]
    [InlineData("proxy_url: ")]
    public void A_default_in_kubernetes_sd_configs_is_no_setting(string setting) => Assert.Empty(Check($"kubernetes_sd_configs:\n      - role: pod\n        {setting}"));

    [Theory]
    [InlineData("follow_redirects: false")]
    [InlineData("follow_redirects: ")]
    [InlineData("enable_http2: no")]
    [InlineData("tls_config: {insecure_skip_verify: true}")]
    [InlineData("tls_config: {server_name: a}")]
    [InlineData("authorization: {}")]
    [InlineData("bearer_token: a")]
    [InlineData("bearer_token_file: a")]
    [InlineData("basic_auth: {}")]
    [InlineData("proxy_url: ''")]
    [InlineData("proxy_from_environment: true")]
    public void Anything_else_needs_an_api_server(string setting)
    {
        ConfigurationProblem problem = Assert.Single(Check($"kubernetes_sd_configs:\n      - role: pod\n        {setting}"), p => p.Severity == ConfigurationSeverity.Error);

        Assert.Contains("needs an api_server", problem.Message, StringComparison.Ordinal);
        Assert.False(problem.IsOnlyAmps);
    }

    [Theory]
    [InlineData("bearer_token: ''")]
    [InlineData("bearer_token_file: ''")]
    [InlineData("bearer_token: ~")]
    [InlineData("basic_auth: ")]
    [InlineData("oauth2: ")]
    [InlineData("tls_config: {}")]
    public void An_empty_login_is_none(string setting) => Assert.Empty(Check($"authorization: {{credentials_file: {Token}, credentials: ''}}\n    {setting}\n    static_configs: [{{targets: [10.0.0.1]}}]"));

    [Theory]
    [InlineData("authorization: {}")]
    [InlineData("authorization: {type: Bearer}")]
    [InlineData("basic_auth: {}")]
    [InlineData("basic_auth: {username: '', password: }")]
    public void A_login_that_is_there_and_empty_is_a_warning(string setting)
    {
        ConfigurationProblem problem = Assert.Single(Check($"{setting}\n    static_configs: [{{targets: [10.0.0.1]}}]"));

        Assert.Equal((ConfigurationSeverity.Warning, ConfigurationRule.AmpAuthorization), (problem.Severity, problem.Rule));
    }

    [Theory]
    [InlineData("label: 'a=b=c'", "where a comma or the end is wanted")]
    [InlineData("field: 'a=b=c'", "second =")]
    public void A_selector_that_Kubernetes_cannot_read_is_refused(string selector, string part)
    {
        ConfigurationProblem problem = Assert.Single(Check($"kubernetes_sd_configs: [{{role: pod, selectors: [{{role: pod, {selector}}}]}}]"));

        Assert.Equal((ConfigurationSeverity.Error, ConfigurationRule.Value), (problem.Severity, problem.Rule));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file_sd_configs: []")]
    [InlineData("consul_sd_configs: ")]
    [InlineData("ec2_sd_configs: ~")]
    public void An_empty_discovery_finds_nothing_and_is_a_warning(string setting)
    {
        ConfigurationProblem problem = Assert.Single(Check($"{setting}\n    static_configs: [{{targets: [10.0.0.1]}}]"));

        Assert.Equal((ConfigurationSeverity.Warning, ConfigurationRule.AmpDiscovery), (problem.Severity, problem.Rule));
    }

    [Theory]
    [InlineData("rule_files: []", false)]
    [InlineData("alerting: {}", false)]
    [InlineData("alerting: {alertmanagers: []}", false)]
    [InlineData("remote_write: ", false)]
    [InlineData("storage: {tsdb: {}}", false)]
    [InlineData("storage: {exemplars: {max_exemplars: 100000}}", false)]
    [InlineData("storage: {tsdb: {retention: {time: 15d}}}", false)]
    [InlineData("storage: {exemplars: {max_exemplars: 5}}", true)]
    [InlineData("otlp: {translation_strategy: UnderscoreEscapingWithSuffixes, label_name_underscore_sanitization: true}", false)]
    [InlineData("runtime: {gogc: 75}", false)]
    [InlineData("rule_files: [a.yml]", true)]
    [InlineData("remote_read: [{url: 'http://10.0.0.1'}]", true)]
    [InlineData("runtime: {gogc: 50}", true)]
    [InlineData("alerting: {alertmanagers: [{static_configs: []}]}", true)]
    public void A_section_that_asks_for_nothing_is_a_warning(string section, bool refused)
    {
        IReadOnlyList<ConfigurationProblem> problems = Check($"static_configs: [{{targets: [10.0.0.1]}}]\n{section}");

        Assert.Contains(problems, p => p.Rule == ConfigurationRule.AmpSection);
        Assert.Equal(refused, problems.Any(p => p.Severity == ConfigurationSeverity.Error));
    }

    [Fact]
    public void Sections_that_share_one_mapping_many_times_cost_no_more_than_their_text()
    {
        string bomb = "a0: &a0 {}\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"  a{i}: &a{i} {{x: *a{i - 1}, y: *a{i - 1}}}\n"));

        Assert.Contains(Check("static_configs: [{targets: [10.0.0.1]}]\nalerting:\n  " + bomb), p => p.Rule == ConfigurationRule.AmpSection);
    }

    [Theory]
    [InlineData("'{{API_TOKEN}}'", "{{…}}")]
    [InlineData("'${hunter2}'", "${…}")]
    [InlineData("<hunter2>", "<…>")]
    public void A_placeholder_is_told_without_what_stands_in_it(string value, string form)
    {
        ConfigurationProblem problem = Assert.Single(Check($"params: {{key: [{value}]}}\n    static_configs: [{{targets: [10.0.0.1]}}]"));

        Assert.Equal((ConfigurationSeverity.Warning, ConfigurationRule.Template), (problem.Severity, problem.Rule));
        Assert.Contains(form, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server:\n  x: 1\nserverFiles:\n  prometheus.yml:\n    scrape_configs:\n      - job_name: a", "serverFiles → prometheus.yml, line 5")]
    [InlineData("receivers:\n  prometheus:\n    config:\n      scrape_configs: []", "receivers → prometheus → config, line 4")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n    scrape_configs: []", "data → prometheus.yml, line 4")]
    [InlineData("prometheus:\n  extraScrapeConfigs: |\n    - job_name: a", "prometheus → extraScrapeConfigs, line 2")]
    [InlineData("- job_name: a", "list of jobs")]
    [InlineData("apiVersion: v1\nkind: PodMonitor", "PodMonitor")]
    [InlineData("resource \"aws_prometheus_scraper\" \"a\" {\n  scrape_configuration = <<-EOT\n    scrape_configs:\n      - job_name: a\n  EOT\n}\n", "between <<EOT in line 2 and EOT in line 5")]
    [InlineData("scrape_configuration = <<EOF\nglobal: {}\nscrape_configs:\n- job_name: ${var.job}\nEOF\n", "between <<EOF in line 1 and EOF in line 5")]
    [InlineData("<<EOT\nscrape_configs: []\nEOT", "between <<EOT in line 1")]
    [InlineData("locals {\n  blob = base64encode(<<EOT\nscrape_configs: []\nEOT\n  )\n}", "between <<EOT in line 2")]
    [InlineData("resource \"aws_prometheus_scraper\" \"a\" {\n  scrape_configuration = file(\"prometheus.yml\")\n}", "made by scrape_configuration in line 2")]
    [InlineData("terraform {\n}\n", "no scrape_configs in it")]
    public void A_file_around_the_configuration_gets_one_hint(string yaml, string part)
    {
        ConfigurationProblem problem = Assert.Single(((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check(yaml));

        Assert.Equal((ConfigurationSeverity.Error, ConfigurationRule.Text), (problem.Severity, problem.Rule));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Advice);
    }

    private static IReadOnlyList<ConfigurationProblem> Check(string rest) =>
        ((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check($"scrape_configs:\n  - job_name: a\n    {rest}\n");
}
