using System.Collections.Concurrent;
using System.Globalization;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World.Permissions;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.World;

/// <summary>Everything that exists in one simulator. Touch it only inside <see cref="Gate"/>.</summary>
internal sealed class SimulatedWorld
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly SortedSet<Transition> _due = new(Transition.ByTime);
    private DateTimeOffset _nextSweep = DateTimeOffset.MinValue;
    private ICollector? _collector;

    public SimulatedWorld(SimulatorOptions options, Func<Scraper, string?> failureOf)
    {
        Options = options;
        Authorization = new Authorization(options.Facts);
        FailureOf = failureOf;
        foreach (AccountSeed seed in options.Accounts.Count > 0 ? options.Accounts : DefaultAccounts.In(options.Region))
        {
            Plant(seed);
        }
    }

    /// <summary>Held while anything is read or changed.</summary>
    public object Gate { get; } = new();

    public SimulatorOptions Options { get; }

    public UnconfirmedFacts Facts => Options.Facts;

    public Authorization Authorization { get; }

    /// <summary>Who collects samples in this world.</summary>
    public ICollector Collector
    {
        get => _collector ?? throw new InvalidOperationException("Nobody collects in this world yet.");
        set => _collector = value;
    }

    /// <summary>The reason for which a transition of a scraper ends badly; null where it ends well.</summary>
    public Func<Scraper, string?> FailureOf { get; }

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>Keys are looked up before the gate is taken.</summary>
    public ConcurrentDictionary<string, AccessKey> Keys { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Account> Accounts => _accounts.Values;

    public IEnumerable<Scraper> Scrapers => _accounts.Values.SelectMany(account => account.Scrapers.Values);

    public Account? FindAccount(string id) => _accounts.TryGetValue(id, out Account? account) ? account : null;

    public User? FindUser(string? arn) => Arn.TryParse(arn) is { Service: "iam" } parsed ? FindAccount(parsed.Account)?.FindUserByArn(arn!) : null;

    public Role? FindRole(string? arn) => Arn.TryParse(arn) is { Service: "iam" } parsed ? FindAccount(parsed.Account)?.FindRoleByArn(arn!) : null;

    public Workspace? FindWorkspace(string? arn) =>
        Arn.TryParse(arn) is { } parsed && FindAccount(parsed.Account) is { } account && account.Workspaces.TryGetValue(arn!, out Workspace? found) ? found : null;

    public Cluster? FindCluster(string? arn) =>
        Arn.TryParse(arn) is { } parsed && FindAccount(parsed.Account) is { } account && account.Clusters.TryGetValue(arn!, out Cluster? found) ? found : null;

    public Scraper? FindScraper(string? arn) =>
        Arn.TryParse(arn) is { } parsed && FindAccount(parsed.Account) is { } account && account.Scrapers.TryGetValue(arn!, out Scraper? found) ? found : null;

    /// <summary>The place of the newest scraper in lists.</summary>
    public long Order { get; set; }

    public long NextOrder() => ++Order;

    /// <summary>Whether a unique id still belongs to a role or a user.</summary>
    public bool IsAlive(string uniqueId) => _accounts.Values.Any(account =>
        account.FindRoleById(uniqueId) is not null || account.FindUserById(uniqueId) is not null);

    /// <summary>Plans the end of a scraper's present status.</summary>
    public void Plan(Scraper scraper, TimeSpan after) => PlanAt(scraper, Now + after);

    public void PlanAt(Scraper scraper, DateTimeOffset due)
    {
        scraper.Due = due;
        _due.Add(new Transition(due, scraper));
    }

    /// <summary>Lets everything happen that is due by now.</summary>
    public void Advance()
    {
        DateTimeOffset now = Now;
        while (_due.Count > 0 && _due.Min!.Due <= now)
        {
            Transition transition = _due.Min;
            _due.Remove(transition);
            transition.Scraper.Due = null;
            Collector.CatchUp(transition.Scraper, transition.Due);
            transition.Complete(this);
        }
    }

    /// <summary>Keeps temporary credentials and forgets those that have ended.</summary>
    public void Keep(AccessKey key)
    {
        DateTimeOffset now = Options.WallClock.GetUtcNow();
        if (now >= _nextSweep)
        {
            _nextSweep = now + TimeSpan.FromMinutes(5);
            foreach (KeyValuePair<string, AccessKey> old in Keys.Where(old => old.Value.Expiration is { } end && end + TimeSpan.FromHours(1) < now))
            {
                Keys.TryRemove(old.Key, out _);
            }
        }

        Keys[key.Id] = key;
    }

    private void Plant(AccountSeed seed)
    {
        if (!Arn.IsAccountId(seed.AccountId) || _accounts.ContainsKey(seed.AccountId))
        {
            throw new ArgumentException($"'{seed.AccountId}' is not an account id of its own: twelve digits, each account once.");
        }

        string[] arns = [.. seed.Clusters.Select(cluster => cluster.ClusterArn), .. seed.WorkspaceArns];
        string? stray = arns.FirstOrDefault(arn => Arn.Parse(arn).Account != seed.AccountId);
        if (stray is not null)
        {
            throw new ArgumentException($"'{stray}' does not belong to account {seed.AccountId}.");
        }

        Account account = new(seed, seed.AccountId, arns.Length > 0 ? Arn.Parse(arns[0]).Partition : Arn.PartitionOf(Options.Region));
        _accounts.Add(account.Id, account);
        AddUser(account, "Admin", new AccessKeyPair(seed.EffectiveAccessKeyId, seed.EffectiveSecretAccessKey), [], null)
            .Attach(account.FindPolicy($"arn:{account.Partition}:iam::aws:policy/AdministratorAccess")!);
        foreach (PrincipalSeed principal in seed.Principals)
        {
            AddUser(account, principal.UserName, new AccessKeyPair(principal.AccessKeyId, principal.SecretAccessKey), principal.Policies, principal.PermissionsBoundary);
        }

        foreach (ClusterSeed cluster in seed.Clusters)
        {
            account.Clusters.Add(cluster.ClusterArn, new Cluster(cluster, account, Now));
        }

        foreach (string arn in seed.WorkspaceArns)
        {
            account.Workspaces.Add(arn, new Workspace(arn, Now));
        }

        foreach (KeyValuePair<string, string> policy in seed.ManagedPolicies)
        {
            account.Add(new ManagedPolicy($"arn:{account.Partition}:iam::{account.Id}:policy/{policy.Key}", Ids.Unique("ANPA"), policy.Value, Now));
        }
    }

    private User AddUser(Account account, string name, AccessKeyPair key, IEnumerable<string> policies, string? boundary)
    {
        PolicyDocument? limit = boundary is null ? null : PolicyDocument.Parse(boundary, PolicyKind.Identity);
        string id = account.Seed.UserIds is { } ids && ids.TryGetValue(name, out string? saved) ? saved : Ids.Unique("AIDA");
        User user = new(account, "/", name, id, Now) { SeededBoundary = limit, IsSeeded = true };
        foreach (string policy in policies)
        {
            user.Put($"Seed{(user.Inline.Count + 1).ToString(CultureInfo.InvariantCulture)}", new InlinePolicy(policy, PolicyDocument.Parse(policy, PolicyKind.Identity)));
        }

        account.Add(user);
        return Keys.TryAdd(key.Id, new AccessKey(key.Id, key.Secret, new Caller(user)) { Created = Now })
            ? user
            : throw new ArgumentException($"The access key id {key.Id} stands twice.");
    }

    private readonly record struct AccessKeyPair(string Id, string Secret);
}
