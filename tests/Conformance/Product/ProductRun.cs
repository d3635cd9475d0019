using XScrape.Arns;
using XScrape.Conformance.Stage;
using XScrape.Links;
using XScrape.Provisioning.Roles;

namespace XScrape.Conformance.Product;

/// <summary>The five steps through the code that the cmdlets call, over HTTP against serve.</summary>
public sealed class ProductRun : IAsyncLifetime
{
    internal LocalAws Aws { get; private set; } = null!;

    internal ScraperLink Link { get; private set; } = null!;

    /// <summary>The link as it stood after the first pass; the second must end in the same.</summary>
    internal ScraperLink First { get; private set; } = null!;

    internal IReadOnlyList<string> ModelProblems { get; private set; } = [];

    internal int Series { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Aws = await LocalAws.StartAsync("--propagation", "00:00:01");
        FiveSteps steps = new(Aws, new LinkFacts { Name = ScraperAlias.Parse("prod-1"), TargetAccount = AccountId.Parse(Aws.Target.Account) }, new RoleSettings());
        First = await steps.RunAsync();
        Link = await steps.RunAsync();
        using WorkspaceQuery query = new(Aws.Endpoint, Aws.Region, Aws.Target.AccessKeyId, Aws.Target.SecretAccessKey);
        Series = await query.CountAsync(Aws.Target.WorkspaceArn!, "up", CancellationToken.None);
        ModelProblems = Aws.TakeModelProblems();
    }

    public async ValueTask DisposeAsync() => await Aws.DisposeAsync();
}
