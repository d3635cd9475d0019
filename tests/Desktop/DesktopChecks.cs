using XScrape.Arns;
using XScrape.Aws;
using XScrape.Configuration;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Simulator;
using XScrape.Yaml;

namespace XScrape.Desktop;

/// <summary>What would break first where .NET Framework runs the Desktop builds: JSON, regular expressions, YAML, HTTP, signatures.</summary>
internal static class DesktopChecks
{
    public static void An_ARN_is_read_and_a_bad_one_is_refused()
    {
        Checks.Equal("us-west-2", ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/c").Region.ToString());
        try
        {
            ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/*");
        }
        catch (XScrapeException refused)
        {
            Checks.Equal(FailureId.InvalidArn, refused.Id);
            return;
        }

        throw new InvalidOperationException("a wildcard was taken");
    }

    public static void A_policy_document_goes_through_JSON_and_back()
    {
        const string text = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        PolicyDocument document = PolicyReader.Read(text);
        Checks.Equal(1, document.Statements.Count);
        string written = PolicyWriter.Write(document, indented: false);
        Checks.Equal(written, PolicyWriter.Write(PolicyReader.Read(written), indented: false));
    }

    public static void A_scrape_configuration_that_is_no_YAML_is_refused_with_its_line()
    {
        ScrapeConfiguration.Parse(DesktopWorld.Configuration, new YamlScrapeConfigurationReader());
        try
        {
            ScrapeConfiguration.Parse("scrape_configs:\n  - job_name: [", new YamlScrapeConfigurationReader());
        }
        catch (XScrapeException refused)
        {
            Checks.Equal(FailureId.InvalidScrapeConfiguration, refused.Id);
            return;
        }

        throw new InvalidOperationException("torn YAML was taken");
    }

    public static void Each_assembly_comes_from_this_folder()
    {
        string folder = Path.GetDirectoryName(typeof(DesktopChecks).Assembly.Location)!;
        foreach (Type type in new[] { typeof(AwsCloudProvider), typeof(ScraperLink), typeof(AwsSimulator), typeof(System.Text.Json.JsonDocument), typeof(YamlScrapeConfigurationReader) })
        {
            Checks.Equal(folder, Path.GetDirectoryName(type.Assembly.Location)!);
        }
    }

    public static async Task The_procedure_ends_with_metrics_that_flow()
    {
        using DesktopWorld world = DesktopWorld.Start();
        ScraperLink made = await world.MakeAsync().ConfigureAwait(false);
        Checks.Equal(false, world.MetricsFlow(made));
        ScraperLink bound = await DesktopWorld.BindAsync(await DesktopWorld.WaitAsync(made).ConfigureAwait(false)).ConfigureAwait(false);
        Checks.Equal(TrustState.Bound, bound.Trust);
        Checks.Equal(true, world.MetricsFlow(bound));
    }

    public static async Task The_procedure_run_twice_writes_nothing_the_second_time()
    {
        using DesktopWorld world = DesktopWorld.Start();
        ScraperLink first = await DesktopWorld.BindAsync(await world.MakeAsync().ConfigureAwait(false)).ConfigureAwait(false);
        int writes = world.Writes;
        ScraperLink second = await DesktopWorld.BindAsync(await world.MakeAsync().ConfigureAwait(false)).ConfigureAwait(false);
        Checks.Equal(first.ScraperArn, second.ScraperArn);
        Checks.Equal(writes, world.Writes);
    }

    public static async Task An_error_of_AWS_comes_as_ours()
    {
        using DesktopWorld world = DesktopWorld.Start(secret: "not the secret");
        try
        {
            await world.MakeAsync().ConfigureAwait(false);
        }
        catch (XScrapeException refused)
        {
            Checks.Equal(FailureId.InvalidCredentials, refused.Id);
            return;
        }

        throw new InvalidOperationException("a wrong secret was taken");
    }
}
