using XScrape.Benchmarks;

return args switch
{
    ["requests", .. string[] rest] => await RequestRate.RunAsync(rest),
    ["links", .. string[] rest] => await HeldLinks.RunAsync(rest),
    ["fleet", .. string[] rest] => await XScrape.Benchmarks.Fleet.FleetRuns.RunAsync(rest),
    ["start"] => await StartTime.RunAsync(),
    ["safety"] => await SafetyRun.RunAsync(),
    ["fuzz", .. string[] rest] => await FuzzRun.RunAsync(rest),
    _ => Usage.Print(),
};
