using XScrape.Crash;
using XScrape.Crash.Matrix;

return args switch
{
    ["matrix", .. string[] rest] => await CrashMatrix.RunAsync(rest.FirstOrDefault()),
    _ => await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
