namespace XScrape.Files;

/// <summary>Puts content into a file, whole or not at all: written beside it, flushed, then renamed. What was there keeps its mode.</summary>
internal static class WholeFile
{
    /// <param name="path">The file's full path; it is a regular file or not there.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    public static void Write(string path, MemoryStream content, bool overwrite)
    {
        string beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                content.WriteTo(stream);
                stream.Flush(flushToDisk: true);
            }

            Rename(beside, path, overwrite);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void Rename(string beside, string path, bool overwrite)
    {
        if (!overwrite || !File.Exists(path))
        {
            File.Move(beside, path);
            return;
        }

#if NET
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            File.Move(beside, path, overwrite: true);
            return;
        }
#endif
        Replace(beside, path);
    }

    /// <summary>Windows: the access list and the attributes of the old file go over to the new one.</summary>
    private static void Replace(string beside, string path)
    {
        FileInfo old = new(path);
        bool readOnly = old.IsReadOnly;
        if (readOnly)
        {
            old.IsReadOnly = false;
        }

        try
        {
            File.Replace(beside, path, null);
        }
        finally
        {
            if (readOnly)
            {
                new FileInfo(path).IsReadOnly = true;
            }
        }
    }
}
