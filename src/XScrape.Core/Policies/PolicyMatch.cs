namespace XScrape.Policies;

/// <summary>Whether something in a policy applies to a request. Unknown is what depends on facts that cannot be known beforehand.</summary>
internal enum PolicyMatch
{
    No,

    Unknown,

    Yes,
}
