using XScrape.Failures;

namespace XScrape.Arns;

/// <summary>The name of an IAM role: 1 to 64 of letters, digits and <c>_+=,.@-</c>; IAM compares it without regard to case.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</remarks>
internal sealed record RoleName
{
    public const int MaxLength = 64;

    private readonly string _text;

    private RoleName(string text) => _text = text;

    public static RoleName Parse(string text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
        {
            throw Bad(text, $"has {text?.Length ?? 0} characters; 1 to {MaxLength} are allowed");
        }

        int wrong = text.ToList().FindIndex(c => !IsAllowed(c));
        return wrong < 0 ? new RoleName(text) : throw Bad(text, $"holds '{text[wrong]}'; letters, digits and _+=,.@- are allowed");
    }

    public bool Equals(RoleName? other) => string.Equals(_text, other?._text, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_text);

    public override string ToString() => _text;

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '+' or '=' or ',' or '.' or '@' or '-';

    private static XScrapeException Bad(string? text, string why) => new(
        FailureId.InvalidRoleName,
        $"The role name '{text}' {why}.",
        "Give a name without its path; the path has a parameter of its own.");
}
