using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using XScrape.Aws.Wire.Responses;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>The profiles of a credentials file, or of the SDK's default files: ~/.aws/credentials, ~/.aws/config, and on Windows the SDK's own store.</summary>
internal sealed class Profiles
{
    private readonly string? _location;

    private readonly CredentialProfileStoreChain _chain;

    public Profiles(string? location)
    {
        _location = string.IsNullOrWhiteSpace(location) ? null : Path.GetFullPath(location!);
        _chain = new CredentialProfileStoreChain(_location);
    }

    /// <summary>The profile that AWS_PROFILE names, else the one called default; null if it does not exist.</summary>
    public CredentialProfile? Default()
    {
        string? name = Environment.GetEnvironmentVariable("AWS_PROFILE");
        return string.IsNullOrWhiteSpace(name) ? Find("default") : Get(name!.Trim());
    }

    /// <summary>The same, without an error where AWS_PROFILE names none.</summary>
    public CredentialProfile? Peek()
    {
        string? name = Environment.GetEnvironmentVariable("AWS_PROFILE");
        return Find(string.IsNullOrWhiteSpace(name) ? "default" : name!.Trim());
    }

    public CredentialProfile Get(string name) => Find(name) ?? throw new XScrapeException(
        FailureId.ProfileNotFound,
        $"There is no profile '{name}' in {_location ?? $"{SharedCredentialsFile.DefaultFilePath} or {SharedCredentialsFile.DefaultConfigFilePath}"}.",
        "Check the name (aws configure list-profiles), or give -ProfileLocation.");

    public CredentialProfile? Find(string name)
    {
        try
        {
            return _chain.TryGetProfile(name, out CredentialProfile profile) ? profile : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            if (fault is NullReferenceException && ReadFile().Section(name)?.ContainsKey("services") == true)
            {
                throw new XScrapeException(
                    FailureId.InvalidCredentials,
                    $"The profile '{name}' cannot be read: it names a section of services, and the SDK reads that only where there is a config file.",
                    "Make the file 'config' beside the credentials file, or let AWS_CONFIG_FILE name one; it may be empty. Then run the same command again, in a new session.");
            }

            // The SDK passes on any exception of its parser, null references included; only some messages are a sentence.
            string why = fault is AmazonClientException or IOException or InvalidDataException or UnauthorizedAccessException ? Masking.Text(fault.Message).Trim() : "the SDK cannot parse its lines.";
            throw new XScrapeException(
                FailureId.InvalidCredentials,
                $"The profile '{name}' cannot be read: {why}",
                "Correct the credentials or config file (for SSO: the section [sso-session] that the profile names), then run the same command again.");
        }
    }

    /// <summary>The settings of the files themselves; beside a file of credentials lies its config file, unless AWS_CONFIG_FILE names another.</summary>
    public ProfileFile ReadFile()
    {
        string? config = Environment.GetEnvironmentVariable("AWS_CONFIG_FILE");
        return ProfileFile.Read(_location is null ? [SharedCredentialsFile.DefaultFilePath, SharedCredentialsFile.DefaultConfigFilePath]
            : [_location, string.IsNullOrWhiteSpace(config) ? Path.Combine(Path.GetDirectoryName(_location) ?? string.Empty, "config") : config!]);
    }

    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. _chain.ListProfiles().Select(p => p.Name).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return [];
        }
    }
}
