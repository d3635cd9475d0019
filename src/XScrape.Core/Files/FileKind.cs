namespace XScrape.Files;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>An ordinary file.</summary>
    Regular,

    /// <summary>A symbolic link or another reparse point.</summary>
    Link,

    /// <summary>A folder, pipe, socket or device.</summary>
    Other,
}
