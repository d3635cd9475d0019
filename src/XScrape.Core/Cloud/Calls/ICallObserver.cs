namespace XScrape.Cloud.Calls;

/// <summary>Receives every call to AWS; may be called from any thread.</summary>
internal interface ICallObserver
{
    /// <summary>Whether calls should carry their bodies, secrets masked: they cost time and memory.</summary>
    bool WantsBodies { get; }

    /// <summary>A call has ended, with success or not.</summary>
    void Ended(CloudCall call);

    /// <summary>An answer holds something odd, which was left out; a sentence for people.</summary>
    void Noticed(string text);
}
