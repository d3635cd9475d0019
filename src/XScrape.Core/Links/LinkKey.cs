using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using XScrape.Arns;

namespace XScrape.Links;

/// <summary>What makes a link itself: partition, Region, source account, target account, Name.</summary>
internal sealed record LinkKey(string Partition, Region Region, AccountId Source, AccountId Target, ScraperAlias Name)
{
    /// <summary>Digits of the hash that tell apart roles whose names were cut to the same text.</summary>
    private const int HashDigits = 8;

    private const string Prefix = "XA-";

    /// <summary>The name that a role of this link has unless the user gives another.</summary>
    public RoleName DefaultRole(string side)
    {
        int room = RoleName.MaxLength - Prefix.Length - HashDigits - side.Length - 2;
        string name = Name.ToString();
        string cut = name.Length <= room ? name : name.Substring(0, room);
        return RoleName.Parse($"{Prefix}{cut}-{ShortHash(ToString())}-{side}");
    }

    /// <summary>A pattern, in IAM's way, that the default roles of all links have.</summary>
    public static string DefaultRoles(string side) => $"{Prefix}*-{side}";

    /// <summary>
    /// The token that makes CreateScraper repeatable: the same link with the same source role gives the same token, so a
    /// process that died after the call finds its scraper again.
    /// </summary>
    public string CreateToken(string sourceRoleId) => Hash($"{this}|{sourceRoleId}");

    /// <summary>The token after one whose scraper is gone, going or failed.</summary>
    public static string NextToken(string token, ScraperId gone) => Hash($"{token}|{gone}");

    /// <summary>The text of the owner tag; only characters that a tag's value may have.</summary>
    public override string ToString() => $"{Partition}:{Region}:{Source}:{Target}:{Name}";

    /// <summary>A token over everything that makes a request what it is.</summary>
    public static string Token(string text) => Hash(text);

    /// <summary>The first digits of the hash: enough to tell apart what a person names.</summary>
    internal static string ShortHash(string text) => Hash(text).Substring(0, HashDigits);

    private static string Hash(string text)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
