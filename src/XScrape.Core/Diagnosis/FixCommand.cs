using XScrape.Cloud;
using XScrape.Destinations;
using XScrape.Display;
using XScrape.Links;

namespace XScrape.Diagnosis;

/// <summary>A command that fixes something, to be read, copied and run. Every value is a literal, and no secret is ever in it.</summary>
internal sealed class FixCommand(string cmdlet)
{
    private readonly List<string> _parts = [cmdlet];

    public FixCommand With(string parameter, object? value)
    {
        if (value is not null)
        {
            _parts.Add($"-{parameter} {ShellText.Quote(value.ToString() ?? string.Empty)}");
        }

        return this;
    }

    public FixCommand With(string parameter, IReadOnlyCollection<string>? values)
    {
        if (values is { Count: > 0 })
        {
            _parts.Add($"-{parameter} {ShellText.Quote(values)}");
        }

        return this;
    }

    /// <summary>The destination, by the parameter of its kind.</summary>
    public FixCommand To(ScrapeDestination? destination) => destination is null ? this : With(destination.Parameter, destination);

    /// <summary>A parameter of a program that is not PowerShell's.</summary>
    public FixCommand Option(string name, string? value)
    {
        if (value is not null)
        {
            _parts.Add($"--{name} {ShellText.Quote(value)}");
        }

        return this;
    }

    /// <summary>A Boolean parameter, which takes no text.</summary>
    public FixCommand True(string parameter)
    {
        _parts.Add($"-{parameter} $true");
        return this;
    }

    public FixCommand Switch(string parameter)
    {
        _parts.Add($"-{parameter}");
        return this;
    }

    /// <summary>
    /// The identities that the link was read with: profiles, roles to assume, Region and endpoint. Keys and credential objects cannot be
    /// written down; then the finding is piped into the command, and brings them.
    /// </summary>
    public FixCommand As(ScraperLink link)
    {
        CloudIdentity source = link.Session.Source.Identity;
        CloudIdentity target = link.Session.Target.Identity;
        return With("SourceProfileName", source.ProfileName)
            .With("TargetProfileName", target.ProfileName)
            .With("ProfileLocation", source.ProfileLocation ?? target.ProfileLocation)
            .With("SourceAssumeRoleArn", source.AssumeRoleArn)
            .With("SourceAssumeRoleExternalId", source.ExternalId)
            .With("TargetAssumeRoleArn", target.AssumeRoleArn)
            .With("TargetAssumeRoleExternalId", target.ExternalId)
            .With("Region", link.Region)
            .With("EndpointUrl", link.Session.Source.Site.Endpoint?.OriginalString);
    }

    /// <summary>This command, and what takes its output.</summary>
    public FixCommand Then(FixCommand next)
    {
        _parts.Add("|");
        _parts.Add(next.ToString());
        return this;
    }

    public override string ToString() => string.Join(" ", _parts);
}
