using System.Text;
using System.Text.RegularExpressions;
using XScrape.Display;

namespace XScrape.Tests.Diagnosis;

/// <summary>A quoted value is one literal, by PowerShell's own grammar; the Pester suite Diagnosis runs the same in PowerShell.</summary>
public sealed partial class ShellTextTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("", "''")]
    [InlineData("it's", "'it''s'")]
    [InlineData("\u2018a\u2019b\u201Ac\u201B", "'\u2018\u2018a\u2019\u2019b\u201A\u201Ac\u201B\u201B'")]
    [InlineData("$(x) `n \"y\"", "'$(x) `n \"y\"'")]
    [InlineData("-Force", "'-Force'")]
    [InlineData("a\nb", "('' + 'a' + [char]0x000A + 'b')")]
    [InlineData("\u202E", "('' + [char]0x202E)")]
    [InlineData("\u001b[2J", "('' + [char]0x001B + '[2J')")]
    public void A_value_is_quoted(string value, string text) => Assert.Equal(text, ShellText.Quote(value));

    [Fact]
    public void Several_values_are_one_argument() => Assert.Equal("'a','b''c'", ShellText.Quote(["a", "b'c"]));

    [Fact]
    public void Any_text_comes_back_from_its_literal()
    {
        Random random = new(7);
        const string alphabet = "'\u2018\u2019\u201A\u201Ba$`\"(){}[];|&#,@%- \n\r\t\0\u0085\u2028\u202E\uD83D\uDE00\u200B";
        for (int i = 0; i < 5000; i++)
        {
            string value = new([.. Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

            Assert.Equal(value, Evaluate(ShellText.Quote(value)));
        }
    }

    /// <summary>What PowerShell's tokenizer makes of it: single-quoted texts and [char] casts, added up; anything else is a failure.</summary>
    private static string Evaluate(string text)
    {
        StringBuilder value = new();
        string inner = text.StartsWith('(') ? text[1..^1] : text;
        int at = 0;
        while (at < inner.Length)
        {
            Match part = Part().Match(inner, at);
            Assert.True(part.Success && part.Index == at, $"not a literal at {at} of {text}");
            value.Append(part.Groups["code"].Success
                ? ((char)Convert.ToInt32(part.Groups["code"].Value, 16)).ToString()
                : Doubled().Replace(part.Groups["text"].Value, "$1"));
            at += part.Length;
        }

        return value.ToString();
    }

    [GeneratedRegex("""(?:'(?<text>(?:[^'\u2018\u2019\u201A\u201B]|(['\u2018\u2019\u201A\u201B])['\u2018\u2019\u201A\u201B])*)'|\[char\]0x(?<code>[0-9A-F]{4}))(?: \+ |$)""", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex("(['\u2018\u2019\u201A\u201B])['\u2018\u2019\u201A\u201B]")]
    private static partial Regex Doubled();
}
