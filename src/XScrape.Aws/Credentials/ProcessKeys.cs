using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using XScrape.Aws.Wire.Responses;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>What a profile's credential_process prints. The SDK runs the same command, but it cannot be stopped there.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html</remarks>
internal sealed class ProcessKeys(string command, string identity, TimeProvider clock) : RenewedKeys(clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task<(ImmutableCredentials Keys, DateTimeOffset End)> FetchAsync(DateTimeOffset now, CancellationToken stop)
    {
        string said = await new CredentialProcess(command, identity, _clock).RunAsync(stop).ConfigureAwait(false);
        (ImmutableCredentials keys, DateTimeOffset end) = Read(said);
        return end > now ? (keys, end) : throw new XScrapeException(
            FailureId.ExpiredCredentials,
            $"The credentials of {identity} have expired: its credential_process gave some that ended at {end:u}.",
            "Sign in again with the tool that the profile's credential_process starts, then run the same command again.");
    }

    // Nothing of the text is shown: it holds the secret, or something like it.
    private (ImmutableCredentials Keys, DateTimeOffset End) Read(string said)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(said);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Version", out JsonElement version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != 1)
            {
                throw Bad("no object of \"Version\": 1");
            }

            string key = root.Text("AccessKeyId") ?? throw Bad("no AccessKeyId");
            string secret = root.Text("SecretAccessKey") ?? throw Bad("no SecretAccessKey");
            return (FixedKeys.ToSdk(new Cloud.CloudKeys(key, secret, root.Text("SessionToken")), identity), EndOf(root));
        }
        catch (JsonException)
        {
            throw Bad("no JSON");
        }
    }

    // Keys without an end are for good; an end that cannot be read is not the same.
    private DateTimeOffset EndOf(JsonElement root) =>
        !root.TryGetProperty("Expiration", out JsonElement expiration) || expiration.ValueKind == JsonValueKind.Null ? DateTimeOffset.MaxValue
        : expiration.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(expiration.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end) ? end
        : throw Bad("an Expiration that is not a time");

    private XScrapeException Bad(string what) => CredentialFailures.Invalid(
        identity,
        $"its credential_process printed {what}",
        "Run that command by itself: it must print one JSON object with Version, AccessKeyId, SecretAccessKey and, for temporary keys, SessionToken and Expiration.");
}
