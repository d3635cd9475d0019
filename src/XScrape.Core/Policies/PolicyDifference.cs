using System.Text;

namespace XScrape.Policies;

/// <summary>What changes between two texts, line by line, as a diff shows it.</summary>
internal static class PolicyDifference
{
    public static string Between(string? before, string? after)
    {
        string[] old = Lines(before);
        string[] now = Lines(after);
        int[,] common = Common(old, now);
        StringBuilder text = new();
        int i = 0;
        int j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                text.Append("  ").AppendLine(old[i++]);
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                text.Append("- ").AppendLine(old[i++]);
            }
            else
            {
                text.Append("+ ").AppendLine(now[j++]);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string[] Lines(string? text) => text?.Split(["\r\n", "\n"], StringSplitOptions.None) ?? [];

    /// <summary>The length of the longest common subsequence of what follows each pair of lines.</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        int[,] length = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
