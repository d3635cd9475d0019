using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The ARN of a scraper: <c>arn:partition:aps:Region:account:scraper/id</c>.</summary>
internal sealed record ScraperArn(string Partition, Region Region, AccountId Account, ScraperId Id)
{
    private const string Wanted = "the ARN of a scraper, such as arn:aws:aps:us-west-2:111122223333:scraper/s-12345678-1234-1234-1234-123456789012";

    public static ScraperArn Parse(string text)
    {
        AwsArn arn = AwsArn.Parse(text, Wanted);
        if (arn.Service != "aps" || !arn.Resource.StartsWith("scraper/", StringComparison.Ordinal))
        {
            throw arn.NotA(Wanted);
        }

        return new ScraperArn(arn.Partition, Region.Parse(arn.Region), arn.AccountId(), ScraperId.Parse(arn.Resource.Substring(8)));
    }

    /// <summary>The ARN in a condition value; null for a placeholder, a wildcard or any other text.</summary>
    public static ScraperArn? FromCondition(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (XScrapeException)
        {
            return null;
        }
    }

    public override string ToString() => $"arn:{Partition}:aps:{Region}:{Account}:scraper/{Id}";
}
