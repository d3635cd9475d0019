using XScrape.Arns;
using XScrape.Links.Sides;

namespace XScrape.Links.Owners;

/// <summary>What makes a link itself: partition, Region, source account, target account, Name.</summary>
internal sealed record LinkKey(string Partition, Region Region, AccountId Source, AccountId Target, ScraperAlias Name)
{
    private const string Prefix = "XA-";

    /// <summary>The name that a role of this link has unless the user gives another.</summary>
    public RoleName DefaultRole(Side which)
    {
        string side = which.ToString();
        int room = RoleName.MaxLength - Prefix.Length - TextHash.ShortLength - side.Length - 2;
        string name = Name.ToString();
        string cut = name.Length <= room ? name : name.Substring(0, room);
        return RoleName.Parse($"{Prefix}{cut}-{TextHash.ShortOf(ToString())}-{side}");
    }

    /// <summary>A pattern, in IAM's way, that the default roles of all links have.</summary>
    public static string DefaultRoles(Side side) => $"{Prefix}*-{side}";

    /// <summary>
    /// The token that makes CreateScraper repeatable: the same link with the same source role gives the same token, so a
    /// process that died after the call finds its scraper again.
    /// </summary>
    public string CreateToken(string sourceRoleId) => TextHash.Of($"{this}|{sourceRoleId}");

    /// <summary>The token after one whose scraper is gone, going or failed.</summary>
    public static string NextToken(string token, ScraperId gone) => TextHash.Of($"{token}|{gone}");

    /// <summary>The text of the owner tag; only characters that a tag's value may have.</summary>
    public override string ToString() => $"{Partition}:{Region}:{Source}:{Target}:{Name}";
}
