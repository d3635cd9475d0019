using XScrape.Sandbox.Serve;
using XScrape.Sandbox.Shell;
using XScrape.Sandbox.Tour;

const string usage = """
    (nothing)         runs the whole procedure with the cmdlets on a local AWS, and shows that metrics flow
    shell             a PowerShell prompt with the module, a local AWS and sample files, to try it
    serve --help      a local AWS for any other client
    """;

switch (args)
{
    case ["serve", .. string[] rest]:
        return await ServeCommand.RunAsync(rest);
    case ["shell"]:
        return await ShellCommand.RunAsync();
    case [] or ["tour"]:
        return await TourCommand.RunAsync();
    case ["--help" or "-h" or "-?" or "help"]:
        await Console.Out.WriteLineAsync(usage);
        return 0;
    default:
        await Console.Error.WriteLineAsync($"'{string.Join(' ', args)}' is not a command of the sandbox. It has:");
        await Console.Error.WriteLineAsync(usage);
        return 2;
}
