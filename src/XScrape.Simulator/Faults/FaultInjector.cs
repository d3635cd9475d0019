namespace XScrape.Simulator.Faults;

/// <summary>A plan in force, with its counts and buckets.</summary>
internal sealed class FaultInjector(FaultPlan plan, TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly RuleState[] _states = [.. plan.Rules.Select(rule => new RuleState(rule))];
    private readonly Random _random = new(20261122);

    public FaultPlan Plan { get; } = plan;

    /// <summary>The fault that strikes this call, or null.</summary>
    public FaultRule? Strike(string service, string operation, string accountId)
    {
        if (_states.Length == 0)
        {
            return null;
        }

        lock (_gate)
        {
            return _states.FirstOrDefault(state => state.Rule.Matches(service, operation, accountId) && state.Strikes(accountId, _random, clock))?.Rule;
        }
    }

    /// <summary>Takes a strike back that came to nothing.</summary>
    public void Return(FaultRule rule)
    {
        lock (_gate)
        {
            _states.First(state => ReferenceEquals(state.Rule, rule)).Return();
        }
    }

    private sealed class RuleState(FaultRule rule)
    {
        private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
        private int _seen;
        private int _struck;

        public FaultRule Rule { get; } = rule;

        public bool Strikes(string accountId, Random random, TimeProvider clock)
        {
            if (_seen++ < Rule.Skip || (Rule.Times is { } most && _struck >= most))
            {
                return false;
            }

#pragma warning disable CA5394 // chance, not secrecy
            bool strikes = Rule.RatePerSecond is { } rate ? !TakeToken(accountId, rate, clock) : random.NextDouble() < Rule.Probability;
#pragma warning restore CA5394
            _struck += strikes ? 1 : 0;
            return strikes;
        }

        public void Return() => _struck--;

        private bool TakeToken(string accountId, double rate, TimeProvider clock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            Bucket bucket = _buckets.TryGetValue(accountId, out Bucket? found) ? found : new Bucket(Rule.Burst, now);
            double tokens = Math.Min(Rule.Burst, bucket.Tokens + ((now - bucket.At).TotalSeconds * rate));
            bool passes = tokens >= 1;
            _buckets[accountId] = new Bucket(passes ? tokens - 1 : tokens, now);
            return passes;
        }
    }

    private sealed record Bucket(double Tokens, DateTimeOffset At);
}
