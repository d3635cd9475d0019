using XScrape.Diagnosis;
using XScrape.Links;

namespace XScrape.Reporting;

/// <summary>One record of the input: a link, a finding, or a finding with its link.</summary>
internal sealed record ReportEntry(LinkProperties? Link, Finding? Finding);
