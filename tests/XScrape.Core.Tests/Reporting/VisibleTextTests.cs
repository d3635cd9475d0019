using System.Text.RegularExpressions;
using XScrape.Display;

namespace XScrape.Tests.Reporting;

/// <summary>What cannot be seen is spelled out; what can, stays. The data are escaped, for test runners stumble over some of it.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData(@"prod-1", @"prod-1")]
    [InlineData(@"Grüße, \u05E9\u05DC\u05D5\u05DD \u65E5\u672C \uD83D\uDE00!", @"Grüße, \u05E9\u05DC\u05D5\u05DD \u65E5\u672C \uD83D\uDE00!")]
    [InlineData(@"a\tb\nc", @"a\tb\nc")]
    [InlineData(@"abc\u202Egpj.exe", @"abc[U+202E]gpj.exe")]
    [InlineData(@"\u2066x\u2069\u200F\u200B\uFEFF", @"[U+2066]x[U+2069][U+200F][U+200B][U+FEFF]")]
    [InlineData(@"\u0000\u0007\u001B[31m\u0085\u2028", @"[U+0000][U+0007][U+001B][31m[U+0085][U+2028]")]
    [InlineData(@"\uD83D", @"[U+D83D]")]
    [InlineData(@"\uDE00\uD83D", @"[U+DE00][U+D83D]")]
    [InlineData(@"\u202E\uD83D\uDE00", @"[U+202E]\uD83D\uDE00")]
    [InlineData(@"\uFFFF\uFFFE", @"[U+FFFF][U+FFFE]")]
    [InlineData(@"", @"")]
    public void It_is_shown_as(string text, string shown) => Assert.Equal(Regex.Unescape(shown), VisibleText.Of(Regex.Unescape(text)));
}
