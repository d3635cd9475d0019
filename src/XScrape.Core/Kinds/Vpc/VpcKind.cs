using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Links;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Kinds.Vpc;

/// <summary>What can be reached in a VPC as a source.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/prom-msk-integration.html</remarks>
internal sealed class VpcKind : SourceKind
{
    public override bool Is(ScrapeSource source) => source is VpcSource;

    public override async Task<SourceSnapshot> ReadAsync(ScraperLink link, Task<Observation<Scraper>?>? scraper, CancellationToken stop) =>
        await new VpcReader(link, stop).ReadAsync(scraper).ConfigureAwait(false);

    public override IReadOnlyList<ILinkCheck> Checks(IScrapeOutlineReader? outlines) => [new SubnetCheck(), new VpcGroupCheck(), new DnsCheck()];

    public override IEnumerable<PolicyStatement> CallerStatements(CallerScope scope) => NetworkStatements.Procedure(scope);

    public override IEnumerable<PolicyStatement> UnconfirmedStatements(CallerScope scope) => [];

    public override IEnumerable<PolicyStatement> DiagnosisStatements(CallerScope scope) => NetworkStatements.Diagnosis(scope, "ec2:DescribeSecurityGroups");
}
