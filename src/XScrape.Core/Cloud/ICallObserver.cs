namespace XScrape.Cloud;

/// <summary>Hears of every call to AWS; may be called from any thread.</summary>
internal interface ICallObserver
{
    /// <summary>A call has ended, with success or not.</summary>
    void Ended(CloudCall call);
}
