using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.AwsCli;

/// <summary>The AWS CLI with the keys of one account. Every answer it gets is held against AWS's models.</summary>
internal sealed class AwsCommand(LocalAws aws, StageAccount account, string? sessionToken = null)
{
    /// <summary>Skips the running test where the CLI is not installed.</summary>
    public static string Program
    {
        get
        {
            string? found = Tool.Find("aws");
            Assert.SkipWhen(found is null, "The AWS CLI (aws) is not installed.");
            return found!;
        }
    }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        ToolResult result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    /// <summary>Runs a command that must be refused by the service with this error.</summary>
    public async Task<ToolResult> RefusedAsync(string code, params string[] arguments)
    {
        ToolResult result = await TryAsync(arguments);
        Assert.True(result.ExitCode is 254 or 255, result.ToString()); // version 2 and version 1 of the CLI
        Assert.Contains($"An error occurred ({code})", result.Error, StringComparison.Ordinal);
        return result;
    }

    public Task<ToolResult> TryAsync(params string[] arguments) => CheckedAsync(Program, arguments);

    /// <summary>Runs a line of shell in which aws stands, as it was written by others.</summary>
    public async Task<ToolResult> ShellAsync(string line)
    {
        _ = Program;
        string? bash = Tool.Find("bash");
        Assert.SkipWhen(bash is null, "There is no bash to run the commands word for word.");
        return await CheckedAsync(bash!, ["-c", line]);
    }

    private async Task<ToolResult> CheckedAsync(string program, string[] arguments)
    {
        ToolResult result = await Tool.RunAsync(program, arguments, aws.Environment(account, sessionToken));
        IReadOnlyList<string> problems = aws.TakeModelProblems();
        Assert.True(problems.Count == 0, string.Join('\n', problems) + "\n" + result);
        return result;
    }
}
