using System.Text.Json;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Samples;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.State;

/// <summary>Fills a fresh world with what <see cref="StateWriter"/> wrote.</summary>
internal sealed class StateReader(SimulatedWorld world, JsonElement root)
{
    /// <summary>The accounts that the state begins with; they take the place of those in the options.</summary>
    public static IReadOnlyList<AccountSeed> Seeds(JsonElement root) =>
    [
        .. new Fields(root, "the state").Objects("accounts").Select(element =>
        {
            Fields fields = new(element, "an account");
            return SeedJson.Account(fields.Raw("seed") ?? throw new FormatException("an account needs its seed")) with
            {
                UserIds = fields.Map("userIds").ToDictionary(pair => pair.Key, pair => pair.Value.GetString()!, StringComparer.Ordinal),
            };
        }),
    ];

    public void Fill()
    {
        Fields state = new(root, "the state");
        if (state.Number("version") != StateWriter.Version)
        {
            throw new FormatException("it was written by another version");
        }

        CatchUpClock(state);
        world.Order = (long)(state.Number("order") ?? 0);
        foreach (Fields account in state.Objects("accounts").Select(element => new Fields(element, "an account")))
        {
            Account home = world.FindAccount(new Fields(account.Raw("seed")!.Value, "a seed").Need("accountId"))!;
            home.Alias = account.Text("alias");
            Each(account, "policies", policy => home.Add(IdentityState.Policy(policy)));
            IdentityState.ReplaceUsers(world, home, account);
            Each(account, "roles", role => home.Add(Role(home, role)));
            Keep(home.Workspaces, account, "workspaces");
            Keep(home.Clusters, account, "clusters");
            Each(account, "workspaces", workspace => Workspace(home, workspace));
            Each(account, "scrapers", scraper => Scraper(home, scraper));
            Each(account, "clusters", cluster => Cluster(home, cluster));
            Each(account, "logGroups", group => home.LogGroups[group.Need("arn")] = LogGroup(group));
            Each(account, "tokens", token => home.Tokens[token.Need("key")] = new RememberedToken(token.Need("bodyHash"), token.Need("scraperArn"), At(token, "at")));
        }

        Each(state, "sessions", session => SessionState.Read(world, session));
    }

    /// <summary>A clock that was moved forward before must not stand behind what it has seen.</summary>
    private void CatchUpClock(Fields state)
    {
        if (world.Options.Clock is SimulatedClock clock && state.Moment("now") is { } saved && saved > clock.GetUtcNow())
        {
            clock.Advance(saved - clock.GetUtcNow());
        }
    }

    private static void Each(Fields parent, string name, Action<Fields> read)
    {
        foreach (JsonElement element in parent.Objects(name))
        {
            read(new Fields(element, $"one of {name}"));
        }
    }

    private static Role Role(Account home, Fields fields)
    {
        string text = fields.Need("trust");
        Dictionary<string, string> ids = fields.Map("trustIds").ToDictionary(pair => pair.Key, pair => pair.Value.GetString()!, StringComparer.Ordinal);
        Role role = new(home, fields.Need("path"), fields.Need("name"), fields.Need("id"), At(fields, "created"), new TrustPolicy(text, PolicyDocument.Parse(text, PolicyKind.Trust), ids))
        {
            UsableFrom = At(fields, "usableFrom"),
            Description = fields.Text("description"),
            MaxSessionSeconds = (int)(fields.Number("maxSessionSeconds") ?? 3600),
        };
        IdentityState.Fill(home, role, fields);
        return role;
    }

    /// <summary>What came with the account and has been removed since stays away.</summary>
    private static void Keep<T>(Dictionary<string, T> planted, Fields account, string list)
    {
        HashSet<string> saved = new(account.Objects(list).Select(element => new Fields(element, $"one of {list}").Need("arn")), StringComparer.Ordinal);
        foreach (string arn in planted.Keys.Where(arn => !saved.Contains(arn)).ToArray())
        {
            planted.Remove(arn);
        }
    }

    private static LogGroup LogGroup(Fields fields)
    {
        LogGroup group = new(fields.Need("arn"), fields.Need("name"), At(fields, "created")) { KmsKeyId = fields.Text("kmsKeyId"), Class = fields.Need("class") };
        group.Tags.AddRange(Tags(fields));
        return group;
    }

    private void Workspace(Account home, Fields fields)
    {
        string arn = fields.Need("arn");
        if (!home.Workspaces.TryGetValue(arn, out Workspace? workspace))
        {
            home.Workspaces.Add(arn, workspace = new Workspace(arn, At(fields, "created")));
        }

        workspace.Alias = fields.Text("alias");
        workspace.Tags.AddRange(Tags(fields));
        workspace.Status = fields.Text("status") ?? workspace.Status;
        workspace.KmsKeyArn = fields.Text("kmsKeyArn");
        workspace.PolicyText = fields.Text("policy");
        workspace.Policy = workspace.PolicyText is null ? null : PolicyDocument.Parse(workspace.PolicyText, PolicyKind.Resource);
        workspace.PolicyRevision = fields.Text("policyRevision");
        foreach (Fields span in fields.Objects("samples").Select(element => new Fields(element, "a span")))
        {
            workspace.Samples.Write(span.Need("scraperArn"), ScrapeText.Of(span.Need("configurationBlob"), world.Facts), span.Strings("closedTargets"), At(span, "from"), At(span, "until"));
        }
    }

    private static void Cluster(Account home, Fields fields)
    {
        string arn = fields.Need("arn");
        if (fields.Raw("seed") is { } seed)
        {
            home.Clusters[arn] = new Cluster(SeedJson.Cluster(seed), home, At(fields, "created"))
            {
                GivenRoleArn = fields.Text("roleArn"),
                Version = fields.Need("version"),
                BusyStatus = fields.Need("busyStatus"),
                BusyUntil = At(fields, "busyUntil"),
            };
        }

        Cluster cluster = home.Clusters.TryGetValue(arn, out Cluster? found) ? found : throw new FormatException("a cluster has no account");
        cluster.Tags.AddRange(Tags(fields));
        cluster.AccessEntries.Clear(); // those that came with the scrapers may have been deleted by hand
        Each(fields, "entries", entry => cluster.AccessEntries[entry.Need("principalArn")] = Entry(entry));
    }

    private static AccessEntry Entry(Fields fields)
    {
        AccessEntry entry = new(fields.Need("principalArn"), fields.Need("userName"), At(fields, "created"))
        {
            Type = fields.Text("type") ?? "STANDARD",
            Groups = fields.Strings("groups"),
        };
        entry.Tags.AddRange(Tags(fields));
        Each(fields, "policies", policy => entry.Policies.Add(new AssociatedPolicy(policy.Need("arn"), policy.Need("scope"), policy.Strings("namespaces"), At(policy, "at"))));
        return entry;
    }

    private void Scraper(Account home, Fields fields)
    {
        string id = fields.Need("id");
        Scraper scraper = new(home, fields.Need("region"), id, (long)(fields.Number("order") ?? 0), At(fields, "created"))
        {
            Source = fields.Raw("source") ?? throw new FormatException("a scraper needs its source"),
            Settings = Settings(fields, "settings") ?? throw new FormatException("a scraper needs its settings"),
            Former = Settings(fields, "former"),
            ServiceLinkedRole = Scraping.LinkedRole(home, id, At(fields, "created"), fields.Need("linkedRoleId")),
            Tags = Tags(fields),
            Status = fields.Need("status"),
            StatusReason = fields.Text("statusReason"),
            FailsWith = fields.Text("failsWith"),
            Modified = At(fields, "modified"),
            CollectedUntil = At(fields, "collectedUntil"),
            SessionUntil = At(fields, "sessionUntil"),
            Logging = fields.Raw("logging") is { } logging ? Logging(new Fields(logging, "logging")) : null,
        };
        Scraping.Add(world, scraper);
        if (fields.Moment("due") is { } due)
        {
            world.PlanAt(scraper, due);
        }
    }

    private ScraperSettings? Settings(Fields parent, string name)
    {
        if (parent.Raw(name) is not { } element)
        {
            return null;
        }

        Fields fields = new(element, name);
        string blob = fields.Need("configurationBlob");
        return new ScraperSettings
        {
            Alias = fields.Text("alias"),
            ConfigurationBlob = blob,
            Configuration = ScrapeText.Of(blob, world.Facts),
            Destination = fields.Raw("destination") ?? throw new FormatException("settings need a destination"),
            SourceRoleArn = fields.Text("sourceRoleArn"),
            TargetRoleArn = fields.Text("targetRoleArn"),
            Exporters = fields.Raw("exporters"),
        };
    }

    private static LoggingConfiguration Logging(Fields fields)
    {
        DateTimeOffset modified = At(fields, "modified");
        return new LoggingConfiguration(fields.Need("logGroupArn"), fields.Raw("components") ?? throw new FormatException("logging needs components"), modified) { ActiveFrom = modified };
    }

    internal static TagMap Tags(Fields fields, TagMap? empty = null)
    {
        TagMap tags = empty ?? [];
        foreach (KeyValuePair<string, JsonElement> tag in fields.Map("tags"))
        {
            tags.Set(tag.Key, tag.Value.GetString()!);
        }

        return tags;
    }

    internal static DateTimeOffset At(Fields fields, string name) => fields.Moment(name) ?? throw new FormatException($"{name} is missing");
}
