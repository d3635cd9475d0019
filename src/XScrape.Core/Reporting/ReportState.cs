namespace XScrape.Reporting;

/// <summary>How a link stands, in the five words of the report, the worst first.</summary>
internal enum ReportState
{
    /// <summary>Failed, or a finding says that no sample arrives.</summary>
    Broken,

    /// <summary>Someone should look: the trust policies do not name the scraper, or a finding warns.</summary>
    Attention,

    /// <summary>AWS is at work on it.</summary>
    Changing,

    /// <summary>Not made yet, or ACTIVE with trust policies that were not read.</summary>
    Unproven,

    /// <summary>ACTIVE and bound, and no finding failed.</summary>
    Sound,
}
