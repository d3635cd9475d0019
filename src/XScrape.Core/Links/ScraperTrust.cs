using System.Diagnostics.CodeAnalysis;
using XScrape.Display;
using XScrape.Policies.Trust;

namespace XScrape.Links;

/// <summary>One of the two trust policies of a link, read and judged.</summary>
[SuppressMessage("Performance", "CA1819", Justification = "PowerShell indexes arrays, and not every list.")]
public sealed class ScraperTrust
{
    internal ScraperTrust(ScraperLink link, string side, string roleArn, TrustState state, string[] scrapers, string[] differences, string? policy)
    {
        Link = link;
        Side = side;
        RoleArn = roleArn;
        State = state;
        ScraperArn = [.. scrapers.Select(VisibleText.LineOf)];
        Difference = [.. differences.Select(VisibleText.LineOf)];
        Policy = policy is null ? null : VisibleText.OfJson(policy);
    }

    /// <summary>The link that the policy was read for.</summary>
    public ScraperLink Link { get; }

    /// <summary>The name of the link.</summary>
    public string? Name => Link.Name;

    /// <summary>Source or Target.</summary>
    public string Side { get; }

    /// <summary>The role that carries the policy.</summary>
    public string RoleArn { get; }

    /// <summary>Pending, Bound, Drifted, or None where the role or our statement is missing.</summary>
    public TrustState State { get; }

    /// <summary>The scrapers that our statement allows.</summary>
    public string[] ScraperArn { get; }

    /// <summary>What differs from what the link wants, one sentence each.</summary>
    public string[] Difference { get; }

    /// <summary>The whole policy as JSON; null where there is no role.</summary>
    public string? Policy { get; }

    /// <summary>One line.</summary>
    public override string ToString() => $"{Side} trust of {Link}: {State}";
}
