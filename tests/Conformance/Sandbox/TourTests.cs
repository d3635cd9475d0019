namespace XScrape.Conformance.Sandbox;

/// <summary>The README's first command.</summary>
public sealed class TourTests
{
    [Fact]
    public async Task It_runs_the_cmdlets_until_metrics_flow()
    {
        await using SandboxProcess sandbox = SandboxProcess.Start();
        int code = await sandbox.EndAsync();
        string output = sandbox.Output;
        Assert.True(code == 0, output);
        Assert.Contains("Metrics flow: nothing before the bind, samples after it.", output);
        Assert.Contains("Source: Pending", output);
        Assert.Contains("Target: Bound", output);
        Assert.Contains("0 series", output);
        Assert.Contains("up{instance=", output);
        Assert.Contains("is an ARN of the kind s3", output);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_told_with_those_there_are()
    {
        await using SandboxProcess sandbox = SandboxProcess.Start("shel");
        Assert.Equal(2, await sandbox.EndAsync());
        Assert.Contains("'shel' is not a command", sandbox.Output);
        Assert.Contains("shell", sandbox.Output);
    }
}
