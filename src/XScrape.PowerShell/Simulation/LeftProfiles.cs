namespace XScrape.PowerShell.Simulation;

/// <summary>Removes the credentials files of sessions that were killed. A session that lives holds its file open, so that it cannot be had alone.</summary>
internal static class LeftProfiles
{
    public static void Remove(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "xscrape-*.credentials"))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // No one else has it.
                }

                File.Delete(path);
            }
            catch (Exception used) when (used is IOException or UnauthorizedAccessException)
            {
                // A session lives, or it is another user's.
            }
        }
    }
}
