using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>The command that fixes trust policies and permissions of both roles; null while there is no scraper to bind.</summary>
internal static class TrustFix
{
    public static FixCommand? Of(LinkSnapshot seen) => seen.Scraper is { IsThere: true } && seen.Facts is { SourceRole: not null, TargetRole: not null }
        ? new FixCommand("Update-XATrustPolicy")
            .With("Name", seen.Facts.Name)
            .With("ScraperArn", seen.Facts.Scraper)
            .With("SourceRoleArn", seen.Facts.SourceRole)
            .With("TargetRoleArn", seen.Facts.TargetRole)
            .As(seen.Link)
        : null;
}
