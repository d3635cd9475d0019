using XScrape.Simulator.Faults;

namespace XScrape.Simulator.Setup;

/// <summary>How a simulator is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Two accounts as in the documented procedure: 111122223333 with a cluster, 444455556666 with a workspace.</summary>
    public static SimulatorOptions Default { get; } = new();

    /// <summary>The Region that the default accounts live in.</summary>
    public string Region { get; init; } = "us-west-2";

    /// <summary>Regions that are newer than the simulator's list; every service is in them.</summary>
    public IReadOnlyList<string> MoreRegions { get; init; } = [];

    /// <summary>The accounts; when empty, the two default ones are made in <see cref="Region"/>.</summary>
    public IReadOnlyList<AccountSeed> Accounts { get; init; } = [];

    /// <summary>How long a scraper stays CREATING; 20 minutes as AWS states.</summary>
    public TimeSpan CreationTime { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long a scraper stays UPDATING.</summary>
    public TimeSpan UpdateTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a scraper stays DELETING.</summary>
    public TimeSpan DeletionTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a cluster of CreateCluster stays CREATING; one that is changed is UPDATING for a tenth of it.</summary>
    public TimeSpan ClusterCreationTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a new role cannot be named as a principal nor be assumed.</summary>
    public TimeSpan PropagationDelay { get; init; } = TimeSpan.Zero;

    /// <summary>How long reads of a role continue to show what it was before a change.</summary>
    public TimeSpan ReadLag { get; init; } = TimeSpan.Zero;

    /// <summary>How long each answer takes at least.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The clock of the simulated world: creation, propagation and scraping follow it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The clock of the callers: signatures and temporary credentials are held against it.</summary>
    public TimeProvider WallClock { get; init; } = TimeProvider.System;

    /// <summary>Whether signatures are checked; access keys are always needed, as they say who calls.</summary>
    public bool VerifySignatures { get; init; } = true;

    /// <summary>How far a caller's clock may be off.</summary>
    public TimeSpan AllowedClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest request body that is read.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Targets of every cluster that do not answer, as <see cref="ClusterSeed.ClosedTargets"/> names them.</summary>
    public IReadOnlyList<string> ClosedTargets { get; init; } = [];

    /// <summary>Scrapers in one account and Region.</summary>
    public int ScraperQuota { get; init; } = 10;

    /// <summary>Roles in one account.</summary>
    public int RoleQuota { get; init; } = 1000;

    /// <summary>Items in one page of a list at most, also where the caller asks for more; AWS may always send fewer.</summary>
    public int MaxPageSize { get; init; } = 1000;

    /// <summary>Characters in one trust policy.</summary>
    public int TrustPolicyQuota { get; init; } = 2048;

    /// <summary>Whether <c>/_xscrape/</c> takes faults and shows calls; requests need the header X-XScrape-Control.</summary>
    public bool ControlPath { get; init; }

    /// <summary>The real Prometheus to stand on; null: samples are simulated. The clock must then be the real one.</summary>
    public PrometheusOptions? Prometheus { get; init; }

    /// <summary>What AWS leaves open, one switch each.</summary>
    public UnconfirmedFacts Facts { get; init; } = UnconfirmedFacts.Default;

    /// <summary>The faults that are in force from the start.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>The two default accounts with everything at its default.</summary>
    public static SimulatorOptions TwoAccounts() => Default;
}
