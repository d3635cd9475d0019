namespace XScrape.Benchmarks;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/Benchmarks -- <command>
              requests [SECONDS]  signed requests a second over HTTP at 64 connections (10)
              links [COUNT]       memory of a simulator that holds so many links (1000)
              fleet [LINKS] [TOOL] [growth]  XScrape, the AWS CLI, boto3 and Terraform at 1, 10 and 100 links, and XScrape up to 1,000;
                                  writes docs/benchmarks.md and its picture
              start               time from starting serve to its first line
              safety              slow, half and oversized requests against serve
              fuzz [MINUTES]      random requests: unhandled exceptions and memory (10)
            """);
        return 2;
    }
}
