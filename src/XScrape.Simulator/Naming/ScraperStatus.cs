namespace XScrape.Simulator.Naming;

/// <summary>The seven statuses of a scraper.</summary>
internal static class ScraperStatus
{
    public const string Creating = "CREATING";
    public const string Updating = "UPDATING";
    public const string Active = "ACTIVE";
    public const string Deleting = "DELETING";
    public const string CreationFailed = "CREATION_FAILED";
    public const string UpdateFailed = "UPDATE_FAILED";
    public const string DeletionFailed = "DELETION_FAILED";

    public static readonly IReadOnlyList<string> All = [Creating, Updating, Active, Deleting, CreationFailed, UpdateFailed, DeletionFailed];
}
