using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Trust;
using XScrape.Roles;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Interleaving;

/// <summary>Two processes that bind and unbind links of the same two roles; some links are touched by both.</summary>
internal sealed class TwoWriters
{
    private const int Links = 5;

    private static readonly int[][] s_touched = [[0, 1, 2], [2, 3, 4]];

    private readonly FakeCloud _cloud = new();
    private readonly Turns _turns;
    private readonly Random _random;
    private readonly int? _byHand;
    private readonly Dictionary<(int Writer, int Link), bool> _last = [];

    private TwoWriters(int seed, bool stalls)
    {
        _turns = new Turns(seed, stalls);
        _cloud.Clock.EndsHere = true;
        _random = new Random(seed * 31);
        for (int number = 0; number < Links; number++)
        {
            // Whoever finds one of them in a tag looks whether it exists and has these roles.
            _ = _cloud.Source.Amp.Add(Scraper(number).Id.ToString(), Samples.FactsWithRoles());
        }

        // Made by hand and bound to one of the links that will be touched; or marked as shared, and bound to nobody.
        _byHand = Draw(2) == 0 ? Draw(Links) : null;
        string scraper = _byHand is int link ? Scraper(link).ToString() : "arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending";
        (string, string)[] tags = _byHand is null ? [("XScrape:Shared", "true")] : [];
        _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust(scraper), tags);
        _cloud.Target.Iam.Add(Samples.TargetRole, Seed.TargetTrust(scraper), tags);
    }

    /// <summary>Null if the end state is right, else what is wrong with it.</summary>
    public static async Task<string?> RunAsync(int seed, bool stalls)
    {
        TwoWriters writers = new(seed, stalls);
        (int Link, bool Bind)[][] programs = [writers.Program(0), writers.Program(1)];
        Task all = Task.WhenAll(writers.WriteAsync(programs[0]), writers.WriteAsync(programs[1]));
        writers._turns.Run();
        Assert.True(all.IsCompleted, $"seed {seed}: somebody waits for something else than a turn.");
        await all;
        return writers.Fault() is string fault ? $"seed {seed}: {fault}" : null;
    }

    private (int, bool)[] Program(int writer)
    {
        (int Link, bool Bind)[] program = [.. Enumerable.Range(0, 2 + Draw(4)).Select(_ => (s_touched[writer][Draw(3)], Draw(3) > 0))];
        foreach ((int link, bool bind) in program)
        {
            _last[(writer, link)] = bind;
        }

        return program;
    }

    private async Task WriteAsync((int Link, bool Bind)[] program)
    {
        TrustSettings trust = new(_cloud.Retry, _cloud.Clock);
        LinkSession session = new(new TurnAccount(_cloud.Source, _turns), new TurnAccount(_cloud.Target, _turns)) { ScraperIsKnown = true };
        foreach ((int number, bool bind) in program)
        {
            ILinkOperation operation = bind ? new BindTrust(trust) : new UnbindTrust(trust);
            ScraperLink link = new(Facts(number), session);
            await operation.RunAsync(operation.Prepare(link), CancellationToken.None);
        }
    }

    private string? Fault() => Fault(_cloud.Source.Iam["Source"].View(), RolePermissions.SourceTrust(Facts(0)))
        ?? Fault(_cloud.Target.Iam["Target"].View(), RolePermissions.TargetTrust(Facts(0)));

    private string? Fault(IamRole role, ExpectedTrust terms)
    {
        HashSet<ScraperArn> bound = [.. TrustAnalysis.Of(PolicyDocument.Parse(role.TrustJson), terms).Scrapers];
        if (SharedRoleTags.IsShared(role) && !bound.SetEquals(SharedRoleTags.Of(role, terms.SourceRole)))
        {
            return $"{role.Arn} lets in {string.Join(", ", bound)} and is meant to let in {string.Join(", ", SharedRoleTags.Ids(role))}";
        }

        for (int link = 0; link < Links; link++)
        {
            bool[] wanted = [.. _last.Where(l => l.Key.Link == link).Select(l => l.Value).Distinct()];
            bool isBound = bound.Contains(Scraper(link));
            if (wanted.Length == 0 ? isBound != (link == _byHand) : !wanted.Contains(isBound))
            {
                return $"{role.Arn}: link {link} is {(isBound ? "bound" : "not bound")}";
            }
        }

        return null;
    }

    private static LinkFacts Facts(int link) => Samples.FactsWithRoles($"link-{link}") with { Scraper = Scraper(link), ScraperId = Scraper(link).Id };

    private static ScraperArn Scraper(int link) => ScraperArn.Parse($"arn:aws:aps:us-west-2:111122223333:scraper/s-{link}0000000-1234-1234-1234-123456789012");

#pragma warning disable CA5394 // chance, not secrecy
    private int Draw(int below) => _random.Next(below);
#pragma warning restore CA5394
}
