using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Links;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>EKS clusters as sources.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed class EksKind : SourceKind
{
    public override bool Is(ScrapeSource source) => source is EksSource;

    public override async Task<SourceSnapshot> ReadAsync(ScraperLink link, Task<Observation<Scraper>?>? scraper, CancellationToken stop) =>
        await new EksReader(link, stop).ReadAsync(scraper).ConfigureAwait(false);

    public override IReadOnlyList<ILinkCheck> Checks(IScrapeOutlineReader? outlines) => [new ClusterCheck(), new SubnetCheck(), new GroupCheck(), new DnsCheck(), new NodeCheck(outlines)];

    public override IEnumerable<PolicyStatement> CallerStatements(CallerScope scope) => EksStatements.Procedure(scope);

    public override IEnumerable<PolicyStatement> UnconfirmedStatements(CallerScope scope) => EksStatements.Unconfirmed(scope);

    public override IEnumerable<PolicyStatement> DiagnosisStatements(CallerScope scope) => EksStatements.Diagnosis(scope);
}
