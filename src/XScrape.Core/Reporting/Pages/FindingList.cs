using XScrape.Diagnosis;

namespace XScrape.Reporting.Pages;

/// <summary>Findings: what failed with what was seen, wanted and what fixes it; what passed in one fold.</summary>
internal static class FindingList
{
    public static void Write(HtmlWriter html, IReadOnlyList<Finding> findings, bool passedInFull)
    {
        if (findings.Count == 0)
        {
            html.Leaf("p", "No findings were given; Test-XAScraper makes them.", "class", "none");
            return;
        }

        html.Leaf("h4", "Findings");
        Finding[] open = [.. findings.Where(f => !f.Passed).OrderByDescending(f => f.Severity)];
        if (open.Length > 0)
        {
            html.Open("ul", "class", "findings");
            foreach (Finding finding in open)
            {
                Failed(html, finding);
            }

            html.Close();
        }

        Passed(html, [.. findings.Where(f => f.Passed)], passedInFull);
    }

    private static void Failed(HtmlWriter html, Finding finding)
    {
        ReportState state = finding.Severity switch
        {
            FindingSeverity.Error => ReportState.Broken,
            FindingSeverity.Warning => ReportState.Attention,
            _ => ReportState.Unproven,
        };
        html.Open("li", "class", "c-" + ReportWords.Key(state));
        SymbolSheet.Icon(html, state).Leaf("b", $"{finding.Severity} {finding.Id}").Text(" ").Leaf("span", finding.Message);
        Value(html, "Seen", finding.Seen, "span");
        Value(html, "Wanted", finding.Wanted, "span");
        Value(html, "Fix", finding.Fix, "code");
        if (finding.HelpUri is { IsAbsoluteUri: true, Scheme: "https" } page)
        {
            html.Open("p", "class", "help").Leaf("a", "About this rule", "href", page.AbsoluteUri, "rel", "noopener noreferrer").Close();
        }

        html.Close();
    }

    private static void Value(HtmlWriter html, string name, string? value, string element)
    {
        if (value is not null)
        {
            html.Open("p", "class", "value").Leaf("span", name, "class", "label").Leaf(element, value, "class", "text").Close();
        }
    }

    private static void Passed(HtmlWriter html, Finding[] passed, bool inFull)
    {
        if (passed.Length == 0)
        {
            return;
        }

        if (inFull)
        {
            html.Open("details").Leaf("summary", $"{passed.Length} passed").Open("ul", "class", "passed");
            foreach (Finding finding in passed)
            {
                html.Open("li").Leaf("b", finding.Id).Text(" ").Leaf("span", finding.Message).Close();
            }

            html.Close(2);
        }
        else
        {
            html.Leaf("p", $"{passed.Length} passed: {string.Join(", ", passed.Select(f => f.Id))}", "class", "none");
        }
    }
}
