using XScrape.CrashSubject;

return await SubjectRun.RunAsync(SubjectArguments.Parse(args));
