namespace XScrape.Cloud;

/// <summary>
/// Who hears of the calls made from here on in this flow of control. A live link outlives the cmdlet that opened its
/// accounts, so the listener belongs to the flow and not to the account.
/// </summary>
internal static class CallScope
{
    private static readonly AsyncLocal<ICallObserver?> s_current = new();

    /// <summary>Passes every call on to the listener of the flow that made it.</summary>
    public static ICallObserver Relay { get; } = new RelayObserver();

    public static ICallObserver? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    private sealed class RelayObserver : ICallObserver
    {
        public bool WantsBodies => Current?.WantsBodies ?? false;

        public void Ended(CloudCall call) => Current?.Ended(call);
    }
}
