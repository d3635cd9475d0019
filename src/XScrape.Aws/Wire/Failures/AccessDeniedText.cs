using System.Text.RegularExpressions;
using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Wire.Failures;

/// <summary>Names the missing action, the identity and the account of a refusal: from AWS's text where it has them, else from the call.</summary>
internal static class AccessDeniedText
{
    // "User: arn:aws:sts::111122223333:assumed-role/Dev/me is not authorized to perform: iam:CreateRole on resource: …"
    private static readonly Regex s_user = new(@"\bUser: (arn:[^\s]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_action = new(@"\bperform: ([a-z0-9-]+:[A-Za-z0-9]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string For(string said, RequestFacts facts)
    {
        string? user = Group(s_user, said) ?? facts.Caller?.Arn;
        string action = Group(s_action, said) ?? facts.Action;
        string? account = facts.Caller?.Account.ToString() ?? AccountOf(user);
        string who = user is null ? facts.Identity : $"{user} ({facts.Identity})";
        string where = account is null ? string.Empty : $" in account {account}";
        string during = action == facts.Action ? string.Empty : $" during {facts.Action}";
        return $"{who} may not do {action}{where}{during}.{(said.Length > 0 ? " AWS: " + said : string.Empty)}";
    }

    private static string? Group(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? AccountOf(string? arn) => arn?.Split(':') is { Length: > 4 } parts && parts[4].Length == 12 ? parts[4] : null;
}
