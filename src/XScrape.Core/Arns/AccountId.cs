using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>An AWS account: 12 digits.</summary>
internal sealed record AccountId
{
    private readonly string _text;

    private AccountId(string text) => _text = text;

    public static AccountId Parse(string text) => text is { Length: 12 } && text.All(c => c is >= '0' and <= '9')
        ? new AccountId(text)
        : throw new XScrapeException(
            FailureId.InvalidAccountId,
            $"'{text}' is not an account id: 12 digits are required.",
            text is { Length: >= 9 and < 12 } && text.All(char.IsDigit)
                ? $"Spreadsheets drop leading zeros: is it '{text.PadLeft(12, '0')}'? Quote it as text."
                : "Give the 12 digits of the account, without dashes.");

    public override string ToString() => _text;
}
