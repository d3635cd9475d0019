using XScrape.Arns;
using XScrape.Configuration;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>Whose samples are looked for, where, and since when they count.</summary>
internal sealed record ProofSubject(ScraperLink Link, WorkspaceArn Workspace, ScrapeOutline Outline, SampleSelector Selector, RoleChange? Change, IReadOnlyList<string> Twins);
