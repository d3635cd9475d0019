using XScrape.Arns;

namespace XScrape.Cloud.Calls;

/// <summary>A write call that a run on paper would have made.</summary>
/// <param name="Service">The service by its signing name, such as iam or aps.</param>
/// <param name="Account">The account that is written to.</param>
/// <param name="Operation">The operation as AWS names it.</param>
/// <param name="Resource">What it is about.</param>
internal sealed record PaperCall(string Service, AccountId Account, string Operation, string Resource)
{
    /// <summary>What is there before it; null where nothing is.</summary>
    public string? Before { get; init; }

    /// <summary>What is there after it; null where nothing is left.</summary>
    public string? After { get; init; }
}
