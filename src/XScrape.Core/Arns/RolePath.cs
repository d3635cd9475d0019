using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The path of an IAM role: <c>/</c>, or visible ASCII that begins and ends with a slash, at most 512 characters.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</remarks>
internal sealed record RolePath
{
    private readonly string _text;

    private RolePath(string text) => _text = text;

    public static RolePath Root { get; } = new("/");

    public static RolePath Parse(string text)
    {
        bool sound = !string.IsNullOrEmpty(text) && text.Length <= 512
            && text[0] == '/' && text[text.Length - 1] == '/' && text != "//" && text.All(c => c is >= '!' and <= '~' and not '*' and not '?' and not '$');
        return sound
            ? new RolePath(text)
            : throw new XScrapeException(
                FailureId.InvalidRoleName,
                $"The role path '{text}' does not begin and end with a slash, is longer than 512 characters or contains a character that is not valid in a path.",
                "Give a path such as /observability/.");
    }

    public override string ToString() => _text;
}
