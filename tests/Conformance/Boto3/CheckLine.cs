namespace XScrape.Conformance.Boto3;

/// <summary>One line that python/conformance.py prints.</summary>
internal sealed record CheckLine(string Group, string Name, string Outcome, string Detail, double Seconds);
