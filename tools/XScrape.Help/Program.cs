using XScrape.Help;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: XScrape.Help <folder of pages> <assembly of cmdlets> <folder for what Get-Help reads>");
    return 2;
}

try
{
    HelpBuild build = new(pages: args[0], assembly: args[1], output: args[2]);
    foreach (string warning in build.Run())
    {
        Console.Error.WriteLine($"warning: {warning}");
    }

    return 0;
}
catch (PageException failure)
{
    Console.Error.WriteLine($"error: {failure.Message}");
    return 1;
}
