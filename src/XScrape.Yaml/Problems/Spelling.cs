namespace XScrape.Yaml.Problems;

/// <summary>Finds the word that was meant.</summary>
internal static class Spelling
{
    private const int Longest = 60;

    /// <summary>Whether two words differ by at most two letters, or by a letter where they are short.</summary>
    public static bool IsNear(string known, string written) =>
        written.Length <= Longest && Math.Abs(known.Length - written.Length) <= 2 && Distance(known, written) <= (known.Length < 6 ? 1 : 2);

    private static int Distance(string one, string other)
    {
        int[] last = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] row = new int[other.Length + 1];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
            }

            last = row;
        }

        return last[other.Length];
    }
}
