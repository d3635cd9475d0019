using System.Globalization;
using System.Text;

namespace XScrape.Simulator.Naming;

/// <summary>Ids and secrets that look like AWS's.</summary>
internal static class Ids
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A unique id such as AROA… for a role or AIDA… for a user.</summary>
    public static string Unique(string prefix)
    {
        byte[] bytes = Guid.NewGuid().ToByteArray();
        StringBuilder text = new(prefix);
        for (int i = 0; text.Length < 21; i++)
        {
            text.Append(Base32[bytes[i % bytes.Length] % Base32.Length]);
        }

        return text.ToString();
    }

    public static string AccessKey(string prefix = "ASIA") => Unique(prefix).Substring(0, 20);

    public static string Secret() => Convert.ToBase64String(Random(30));

    public static string Token() => "FwoGZXIvYXdz" + Convert.ToBase64String(Random(192));

    public static string Uuid() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    private static byte[] Random(int count)
    {
        List<byte> bytes = [];
        while (bytes.Count < count)
        {
            bytes.AddRange(Guid.NewGuid().ToByteArray());
        }

        return [.. bytes.Take(count)];
    }
}
