namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>A call that no code of ours makes.</summary>
internal sealed record RawCall(string Key, string Service, string Method, string Path, string Body)
{
    public string Region { get; init; } = CallerStage.Region;

    public string? Token { get; init; }

    public bool IsForm { get; init; }

    public static RawCall Form(string key, string service, string action, params (string Name, string Value)[] values) => new(
        key,
        service,
        "POST",
        "/",
        string.Join('&', values.Prepend(("Version", service switch { "iam" => "2010-05-08", "ec2" => "2016-11-15", _ => "2011-06-15" })).Prepend(("Action", action)).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}")))
    { IsForm = true };
}
