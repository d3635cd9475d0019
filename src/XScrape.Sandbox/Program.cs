using XScrape.Sandbox.Serve;
using XScrape.Sandbox.Tour;

// The tour is what somebody who knows nothing yet should see, so it needs no word.
return args switch
{
    ["serve", .. string[] rest] => await ServeCommand.RunAsync(rest),
    ["tour", .. string[] rest] => await TourCommand.RunAsync(rest),
    _ => await TourCommand.RunAsync(args),
};
