namespace XScrape.Cloud.Calls;

/// <summary>
/// Who observes the calls made from here on in this flow of control. A live link outlives the cmdlet that opened its
/// accounts, so the listener belongs to the flow and not to the account.
/// </summary>
internal static class CallScope
{
    private static readonly AsyncLocal<ICallObserver?> s_current = new();

    private static readonly AsyncLocal<CallPriority> s_priority = new();

    /// <summary>Passes every call on to the listener of the flow that made it.</summary>
    public static ICallObserver Relay { get; } = new RelayObserver();

    /// <summary>Whose turn it is where calls have to queue for their account's rate.</summary>
    public static CallPriority Priority
    {
        get => s_priority.Value;
        set => s_priority.Value = value;
    }

    public static ICallObserver? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    private sealed class RelayObserver : ICallObserver
    {
        public bool WantsBodies => Current?.WantsBodies ?? false;

        public void Ended(CloudCall call) => Current?.Ended(call);

        public void Noticed(string text) => Current?.Noticed(text);
    }
}
