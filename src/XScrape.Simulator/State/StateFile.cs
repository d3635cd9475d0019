using System.Text;

namespace XScrape.Simulator.State;

/// <summary>Writes a file so that there is always a whole one, the old or the new.</summary>
internal static class StateFile
{
    public static void Write(string path, string text)
    {
        string whole = Path.GetFullPath(path);
        string temporary = whole + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(whole))
            {
                File.Replace(temporary, whole, null);
            }
            else
            {
                File.Move(temporary, whole);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
