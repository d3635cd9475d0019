using XScrape.Arns;
using XScrape.Configuration;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.CrashSubject;

/// <summary>The commands, put together from the same parts and in the same order as the cmdlets of these names.</summary>
internal static class SubjectCommands
{
    private static readonly PropagationRetry s_retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private static readonly TrustSettings s_trust = new(s_retry, TimeProvider.System);

    public static WaitSettings Wait { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Null for the stage that only waits.</summary>
    public static ILinkOperation? Of(SubjectArguments args)
    {
        RoleSettings roles = new() { Adopt = args.Has("adopt") };
        return args.Command switch
        {
            "connect" => new ConnectLink(
                new EnsureSourceRole(roles, s_retry), new EnsureTargetRole(roles, s_retry), new EnsureScraper(Scraper(args), s_retry), new BindTrust(s_trust), new ScraperListCache(), TimeProvider.System),
            "disconnect" => new OperationSequence("Disconnect the cluster", [
                new FindLinkScraper(s_trust),
                new UnbindTrust(s_trust),
                new DeleteLinkScraper(new StatusWait(Wait, TimeProvider.System)),
                new DeleteLinkRole(Side.Target, leaveForeign: true, s_retry),
                new DeleteLinkRole(Side.Source, leaveForeign: true, s_retry)]),
            "set" => new ChangeScraper(Update(args), new StatusWait(Wait, TimeProvider.System)),
            "recreate" => new RecreateScraper(Update(args), new StatusWait(Wait, TimeProvider.System), s_trust),
            "source" => new EnsureSourceRole(roles, s_retry),
            "target" => new EnsureTargetRole(roles, s_retry),
            "scraper" => new EnsureScraper(Scraper(args), s_retry),
            "bind" => new BindTrust(s_trust),
            "wait" => null,
            _ => throw new ArgumentException($"There is no command '{args.Command}'."),
        };
    }

    private static ScraperSettings Scraper(SubjectArguments args) => new(args.As("config", ScrapeConfiguration.AsStored));

    private static ScraperUpdate Update(SubjectArguments args) => new()
    {
        Alias = args.As("new-alias", ScraperAlias.Parse),
        Configuration = args.As("config", ScrapeConfiguration.AsStored),
        Subnets = args.As("new-subnets", text => IdList.Subnets([text])),
        Tags = args["tag"] is string tag ? new Dictionary<string, string> { ["team"] = tag } : [],
    };
}
