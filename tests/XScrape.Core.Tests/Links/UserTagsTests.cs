using XScrape.Failures;
using XScrape.Links.Owners;

namespace XScrape.Tests.Links;

public sealed class UserTagsTests
{
    [Theory]
    [InlineData("team", "observability")]
    [InlineData("a b:/=+-@._9", "")]
    [InlineData("caf\u00e9", "\u00bd \u5024 \ud840\udc00")]
    [InlineData("not-aws:x", "aws:y")]
    public void What_both_services_take_is_taken_as_it_is(string key, string value) =>
        Assert.Equal(new KeyValuePair<string, string>(key, value), Assert.Single(Parse((key, value))));

    [Theory]
    [InlineData("", "x", "empty")]
    [InlineData("a*b", "x", "'*' (U+002A) at position 2")]
    [InlineData("a\tb", "x", "(U+0009) at position 2")]
    [InlineData("team", "a;b", "The value of the tag 'team' holds ';' (U+003B) at position 2")]
    [InlineData("team", "\ud83d\ude00", "(U+1F600) at position 1")]
    [InlineData("team", null, "$null")]
    [InlineData("aws:team", "x", "AWS reserves")]
    [InlineData("AwS:team", "x", "AWS reserves")]
    [InlineData("XScrape:Link", "x", "XScrape reserves")]
    [InlineData("xscrape:scraper:us-west-2:s-1", "x", "XScrape reserves")]
    public void What_one_of_them_refuses_is_refused(string key, string? value, string why) =>
        Assert.Contains(why, Expect.Failure(FailureId.InvalidTag, () => Parse((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Contains("(U+D83D) at position 2", Expect.Failure(FailureId.InvalidTag, () => Parse(("team", "a" + '\ud83d'))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(128, 256, true)]
    [InlineData(129, 1, false)]
    [InlineData(1, 257, false)]
    public void Lengths_are_counted_in_characters(int key, int value, bool isTaken)
    {
        // U+20000 is one character for AWS, and two of .NET's.
        (string, string?) tag = ("k" + string.Concat(Enumerable.Repeat("\ud840\udc00", key - 1)), string.Concat(Enumerable.Repeat("\ud840\udc00", value)));
        if (isTaken)
        {
            Assert.Single(Parse(tag));
        }
        else
        {
            Expect.Failure(FailureId.InvalidTag, () => Parse(tag));
        }
    }

    [Fact]
    public void Keys_that_differ_in_case_only_are_one_to_IAM() => Expect.Failure(FailureId.InvalidTag, () => Parse(("Team", "a"), ("team", "a")));

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void One_place_is_kept_for_the_owner_tag(int count, bool isTaken)
    {
        (string, string?)[] tags = [.. Enumerable.Range(0, count).Select(n => ($"k{n}", (string?)"v"))];
        if (isTaken)
        {
            Assert.Equal(count, Parse(tags).Count);
        }
        else
        {
            Expect.Failure(FailureId.InvalidTag, () => Parse(tags));
        }
    }

    private static IReadOnlyDictionary<string, string> Parse(params (string Key, string? Value)[] tags) =>
        UserTags.Parse([.. tags.Select(t => new KeyValuePair<string, string?>(t.Key, t.Value))]);
}
