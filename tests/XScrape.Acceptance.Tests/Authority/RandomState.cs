using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Configuration;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>Brings a stage into a state that a seed decides: some steps of the procedure, then some of what people and accidents do to it.</summary>
internal sealed class RandomState
{
    private readonly AuthorityStage _stage;
    private readonly Random _random;
    private readonly List<string> _story = [];
    private ScraperLink _link;

    private RandomState(AuthorityStage stage, int seed)
    {
        _stage = stage;
        _random = new Random(seed);
        IsHub = Draw(3) == 0;
        _link = stage.Link(stage.Facts("prod-1", IsHub));
    }

    public bool IsHub { get; }

    /// <summary>What happened, for the test's output.</summary>
    public string Story => string.Join(", ", _story);

    /// <summary>The link as a row would have it afterwards.</summary>
    public LinkFacts Facts => _link.Facts;

    public static async Task<RandomState> MakeAsync(AuthorityStage stage, int seed)
    {
        RandomState state = new(stage, seed);
        await state.MakeAsync();
        return state;
    }

    private async Task MakeAsync()
    {
        if (IsHub && Draw(2) == 0)
        {
            _story.Add("another link shares the roles");
            await StepsAsync(_stage.Link(_stage.Facts("other", hub: true)), 4, keep: false);
        }

        int steps = Draw(6);
        await StepsAsync(_link, steps == 5 ? 4 : steps, keep: true);
        Pass(Draw(2) == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1));
        (string What, Func<Task> Do)[] accidents =
        [
            ("the source trust holds a wildcard", () => TrustAsync(Side.Source, a => a.Replace(a, "arn:aws:aps:us-west-2:111122223333:scraper/*"))),
            ("the target trust names an old scraper", () => TrustAsync(Side.Target, a => a.Replace(a, "arn:aws:aps:us-west-2:111122223333:scraper/s-old"))),
            ("the permission to assume is gone", async () => await DropInlineAsync(_stage.Source, Roles.SourceRole!.Name)),
            ("the managed policy is gone", () => _stage.Target.Iam.DetachRolePolicyAsync(Roles.TargetRole!.Name, WorkspaceDestination.RemoteWritePolicy("aws"), Test.Stop)),
            ("the target role is gone", () => DropRoleAsync(_stage.Target, Roles.TargetRole!.Name)),
            ("the source role is gone", () => DropRoleAsync(_stage.Source, Roles.SourceRole!.Name)),
            ("the scraper is gone", async () => { await DeleteScraperAsync(); Pass(TimeSpan.FromHours(1)); }),
            ("the scraper is being deleted", DeleteScraperAsync),
            ("a stranger's tag names a scraper", () => TagAsync(("XScrape:Scraper:us-west-2:s-nobody", Roles.SourceRole!.ToString()), ("XScrape:Shared", "true"))),
            ("a stranger's statement is there", () => AddStatementAsync()),
            ("the scraper writes logs", () => _stage.Source.Amp.UpdateScraperLoggingConfigurationAsync(Facts.ScraperId!, LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:amp:*"), LogComponentList.Parse("Collector"), Test.Stop)),
            ("the scraper's owner tag was emptied", () => _stage.Source.Amp.TagResourceAsync(Facts.Scraper!.ToString(), new Dictionary<string, string> { [OwnerTag.Key] = string.Empty }, Test.Stop)),
        ];
        for (int n = Draw(4); n > 0; n--)
        {
            (string what, Func<Task> happen) = accidents[Draw(accidents.Length)];
            try
            {
                await happen();
                _story.Add(what);
            }
            catch (Exception failure) when (failure is XScrapeException or NullReferenceException or ArgumentNullException)
            {
                // What is not there cannot be broken.
            }
        }

        Pass(TimeSpan.FromMinutes(Draw(3) * 30));
        _stage.Log.Clear();
    }

    private LinkFacts Roles => LinkRoles.Named(_link.Facts);

    private async Task StepsAsync(ScraperLink link, int steps, bool keep)
    {
        PropagationRetry retry = new(_stage.Clock, PropagationRetry.DefaultBound);
        RoleSettings adopt = new() { Adopt = IsHub };
        ILinkOperation[] all =
        [
            new EnsureSourceRole(adopt, retry), new EnsureTargetRole(adopt, retry),
            new EnsureScraper(new ScraperSettings(ScrapeConfiguration.AsStored(ChangingCmdlet.Yaml)), retry), new BindTrust(new TrustSettings(retry, _stage.Clock)),
        ];
        foreach (ILinkOperation step in all.Take(steps))
        {
            link = await step.RunAsync(step.Prepare(link), Test.Stop);
        }

        if (keep)
        {
            _link = link;
            _story.Add($"{steps} steps of the procedure{(IsHub ? " with roles of a hub" : string.Empty)}");
        }
    }

    private async Task TrustAsync(Side side, Func<string, string> change)
    {
        RoleName name = side == Side.Source ? Roles.SourceRole!.Name : Roles.TargetRole!.Name;
        IIam iam = side == Side.Source ? _stage.Source.Iam : _stage.Target.Iam;
        string json = (await iam.GetRoleAsync(name, Test.Stop))!.TrustJson;
        string arn = Facts.Scraper?.ToString() ?? "arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending";
        await iam.UpdateAssumeRolePolicyAsync(name, PolicyDocument.Parse(json.Replace(arn, change(arn), StringComparison.Ordinal)), Test.Stop);
    }

    private async Task AddStatementAsync()
    {
        RoleName name = Roles.SourceRole!.Name;
        PolicyDocument now = PolicyDocument.Parse((await _stage.Source.Iam.GetRoleAsync(name, Test.Stop))!.TrustJson);
        PolicyDocument theirs = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"Theirs","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        await _stage.Source.Iam.UpdateAssumeRolePolicyAsync(name, now.With(theirs.Statements[0]), Test.Stop);
    }

    private Task TagAsync(params (string Key, string Value)[] tags) => _stage.Source.Iam.TagRoleAsync(Roles.SourceRole!.Name, tags.ToDictionary(t => t.Key, t => t.Value), Test.Stop);

    private Task DeleteScraperAsync() => _stage.Source.Amp.DeleteScraperAsync(Facts.ScraperId!, "token-" + _story.Count, Test.Stop);

    private static async Task DropInlineAsync(ICloudAccount account, RoleName role)
    {
        foreach (string policy in await account.Iam.ListRolePoliciesAsync(role, Test.Stop))
        {
            await account.Iam.DeleteRolePolicyAsync(role, policy, Test.Stop);
        }
    }

    private static async Task DropRoleAsync(ICloudAccount account, RoleName role)
    {
        await DropInlineAsync(account, role);
        foreach (string policy in await account.Iam.ListAttachedRolePoliciesAsync(role, Test.Stop))
        {
            await account.Iam.DetachRolePolicyAsync(role, policy, Test.Stop);
        }

        await account.Iam.DeleteRoleAsync(role, Test.Stop);
    }

    private void Pass(TimeSpan time) => _stage.Clock.Pass(time);

#pragma warning disable CA5394 // chance, not secrecy
    private int Draw(int below) => _random.Next(below);
#pragma warning restore CA5394
}
