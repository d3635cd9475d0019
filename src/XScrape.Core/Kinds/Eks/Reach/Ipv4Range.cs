using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace XScrape.Kinds.Eks.Reach;

/// <summary>A block of IPv4 addresses, as 10.0.1.0/24.</summary>
internal readonly record struct Ipv4Range(uint First, uint Last)
{
    /// <summary>Null for what is no IPv4 block.</summary>
    public static Ipv4Range? Parse(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > 32)
        {
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        uint start = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        uint mask = length == 0 ? 0 : uint.MaxValue << (32 - length);
        return new Ipv4Range(start & mask, start | ~mask);
    }

    public bool Overlaps(Ipv4Range other) => First <= other.Last && other.First <= Last;
}
