using XScrape.Crash;
using XScrape.Crash.Answers;
using XScrape.Crash.Matrix;
using XScrape.Crash.Soak;

return args switch
{
    ["matrix", .. string[] rest] => await CrashMatrix.RunAsync(rest.FirstOrDefault()),
    ["answers", .. string[] rest] => await AnswerMatrix.RunAsync(rest.FirstOrDefault()),
    ["soak", .. string[] rest] => await SoakCommand.RunAsync(rest.FirstOrDefault()),
    _ => await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
