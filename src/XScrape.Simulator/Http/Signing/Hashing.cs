using System.Security.Cryptography;
using System.Text;

namespace XScrape.Simulator.Http.Signing;

/// <summary>The two hashes of Signature Version 4, in lower-case hexadecimal.</summary>
internal static class Hashing
{
    public static string Sha256(byte[] bytes)
    {
#if NET
        return Hex(SHA256.HashData(bytes));
#else
        using SHA256 hash = SHA256.Create();
        return Hex(hash.ComputeHash(bytes));
#endif
    }

    public static byte[] Hmac(byte[] key, string text)
    {
#if NET
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
#else
        using HMACSHA256 hash = new(key);
        return hash.ComputeHash(Encoding.UTF8.GetBytes(text));
#endif
    }

    public static string Hex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        char[] text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    /// <summary>Compares without telling by its duration where the difference is.</summary>
    public static bool Same(string left, string right)
    {
        int difference = left.Length ^ right.Length;
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            difference |= left[i] ^ right[i];
        }

        return difference == 0;
    }
}
