using XScrape.Failures;
using XScrape.Rows;

namespace XScrape.Tests.Rows;

public sealed class RowHeaderTests
{
    [Theory]
    [InlineData("\uFEFFName")]
    [InlineData("\u00EF\u00BB\u00BFName")]
    [InlineData("\u00EF\u00BB\u00BF\"Name\"")]
    [InlineData(" Name ")]
    public void A_byte_order_mark_and_blanks_are_no_part_of_a_column(string column)
    {
        LinkRow row = LinkRow.Read([new(column, "prod-1")]);
        Assert.Equal("prod-1", row.Facts.Name?.ToString());
        Assert.Empty(row.Unknown);
    }

    [Theory]
    [InlineData("Name;ClusterArn;WorkspaceArn", "semicolons", "-Delimiter ';'")]
    [InlineData("\uFEFFName;ClusterArn", "semicolons", "-Delimiter ';'")]
    [InlineData("Name\tClusterArn", "tabs", "-Delimiter \"`t\"")]
    [InlineData("\"Name\";\"ClusterArn\"", "semicolons", "-Delimiter ';'")]
    [InlineData("Name,ClusterArn", "commas", "-Delimiter ','")]
    public void A_header_that_was_not_taken_apart_is_told_with_the_way_to_read_it(string column, string marks, string way)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(() => LinkRow.Read([new(column, "prod-1;x")]));
        Assert.Equal(FailureId.InvalidRow, failure.Id);
        Assert.Contains(marks, failure.Message);
        Assert.Contains(way, failure.Advice);
    }

    [Fact]
    public void A_note_with_a_semicolon_is_only_unknown() => Assert.Equal(["team; cost"], LinkRow.Read([new("team; cost", "x")]).Unknown);

    [Fact]
    public void A_row_may_name_its_own_scrape_configuration()
    {
        LinkRow row = LinkRow.Read([new("scrapeconfigurationpath", "./a.yml")]);
        Assert.Equal("./a.yml", row.ConfigurationPath);
        Assert.Empty(row.Unknown);
    }
}
