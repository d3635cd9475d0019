using System.Globalization;
using XScrape.Aws.Credentials;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>A profile's credential_process: run when it is needed, and ended with all that it has started.</summary>
public sealed class CredentialProcessTests
{
    [Fact]
    public async Task A_credential_process_is_run_once_and_again_when_its_keys_end()
    {
        string log = Surroundings.Write(string.Empty);
        string file = Process(DateTimeOffset.UtcNow.AddHours(1), log);
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "p", ProfileLocation = file } };

        Assert.Equal(("AKIDPROCESS", "t"), await SentAs(bench));
        Assert.Equal(("AKIDPROCESS", "t"), await SentAs(bench));

        Assert.Single(await File.ReadAllLinesAsync(log, Bench.Stop));
    }

    [Fact]
    public void A_credential_process_does_not_run_before_it_is_needed()
    {
        string log = Surroundings.Write(string.Empty);
        string file = Process(DateTimeOffset.UtcNow.AddHours(1), log);
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "p", ProfileLocation = file } };

        _ = bench.Account;

        Assert.Empty(File.ReadAllText(log));
    }

    [Fact]
    public async Task A_credential_process_that_fails_is_an_invalid_credential()
    {
        string file = Surroundings.Write("[p]\ncredential_process = exit 3\n");
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "p", ProfileLocation = file } };

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => SentAs(bench));

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.Contains("credential_process", fault.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Net.Requests);
    }

    [Theory]
    [InlineData("true", "no JSON")]
    [InlineData("echo '[1]'", "\"Version\": 1")]
    [InlineData("echo '{\"Version\":2,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"hush\"}'", "\"Version\": 1")]
    [InlineData("echo '{\"Version\":1,\"SecretAccessKey\":\"hush\"}'", "no AccessKeyId")]
    [InlineData("echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"hush\",\"Expiration\":\"soon\"}'", "an Expiration")]
    [InlineData("echo hush; echo no luck >&2; exit 3", "exit code 3: no luck")]
    [InlineData("yes hush | head -c 200000", "more than 65536")]
    public async Task What_it_prints_wrongly_is_told_without_showing_it(string command, string part)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are commands of sh.");
        using ProcessKeys keys = new(command, "profile 'p'", TimeProvider.System);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => keys.CurrentAsync(Bench.Stop));

        Assert.Equal(FailureId.InvalidCredentials, fault.Id);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_have_ended_already_are_expired()
    {
        string log = Surroundings.Write(string.Empty);
        using Bench bench = new() { Identity = new CloudIdentity { ProfileName = "p", ProfileLocation = Process(DateTimeOffset.UtcNow.AddHours(-1), log) } };

        Assert.Equal(FailureId.ExpiredCredentials, (await Assert.ThrowsAsync<XScrapeException>(() => SentAs(bench))).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_it_lives_on_after_Ctrl_C_or_the_limit(bool limit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Whether a process is gone is read in /proc.");
        string file = Surroundings.Write(string.Empty);
        GateClock clock = new();
        using ProcessKeys keys = new($"sleep 600 & echo $! $$ > {file}; wait", "profile 'p'", clock);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Bench.Stop);
        Task asked = keys.CurrentAsync(stop.Token);
        string[] started;
        while ((started = (await File.ReadAllTextAsync(file, Bench.Stop)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Length < 2)
        {
            Assert.False(asked.IsCompleted);
            await Task.Delay(10, Bench.Stop);
        }

        if (limit)
        {
            clock.EndPauses();
            Assert.Contains("did not end within 60 seconds and was stopped", (await Assert.ThrowsAsync<XScrapeException>(() => asked)).Message, StringComparison.Ordinal);
        }
        else
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        // The kernel takes a moment; a test that hangs here has found one that lives.
        while (started.Any(IsRunning))
        {
            await Task.Delay(10, Bench.Stop);
        }
    }

    private static bool IsRunning(string id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Process(DateTimeOffset end, string log)
    {
        string keys = Surroundings.Write(
            $$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","SessionToken":"t","Expiration":"{{end.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"}""");
        string print = OperatingSystem.IsWindows() ? "type" : "cat";
        return Surroundings.Write($"[p]\ncredential_process = echo ran>> {log} && {print} {keys}\n");
    }

    private static async Task<(string Key, string? Token)> SentAs(Bench bench)
    {
        bench.Net.Answer(WireSamples.Empty("DeleteRole"));
        await bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        StubRequest sent = bench.Net.Requests[^1];
        return (sent.Scope.Key, sent.Headers.GetValueOrDefault("x-amz-security-token"));
    }
}
