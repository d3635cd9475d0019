using FsCheck;
using FsCheck.Fluent;

namespace XScrape.Tests;

/// <summary>Generators of the texts that AWS would take.</summary>
internal static class Some
{
    private const string Alphanumeric = "abcxyzABCXYZ0123456789";

    public static Gen<string> Account => Text("0123456789", 12, 12);

    public static Gen<string> Region => Gen.Elements("us-west-2", "eu-central-1", "cn-north-1", "us-gov-west-1", "ap-southeast-5", "eusc-de-east-1");

    public static Gen<string> Alias =>
        from first in Text(Alphanumeric, 1, 1)
        from rest in Text(Alphanumeric + "-._", 0, 99)
        select first + rest;

    public static Gen<string> ScraperId =>
        from first in Text(Alphanumeric, 1, 1)
        from rest in Text(Alphanumeric + "-._", 0, 63)
        select first + rest;

    public static Gen<string> RoleName => Text(Alphanumeric + "_+=,.@-", 1, 64);

    public static Gen<string> RolePath =>
        from parts in Text(Alphanumeric + "-_.", 1, 20).ListOf()
        let path = "/" + string.Concat(parts.Take(10).Select(p => p + "/"))
        select path;

    public static Gen<string> RoleArn =>
        from account in Account
        from path in RolePath
        from name in RoleName
        select $"arn:aws:iam::{account}:role{path}{name}";

    public static Gen<string> ClusterArn =>
        from region in Region
        from account in Account
        from name in Text(Alphanumeric + "-_", 1, 100)
        select $"arn:{PartitionOf(region)}:eks:{region}:{account}:cluster/{name}";

    public static Gen<string> WorkspaceArn =>
        from region in Region
        from account in Account
        from id in Text("abcdef0123456789-", 1, 36)
        select $"arn:{PartitionOf(region)}:aps:{region}:{account}:workspace/ws-{id}";

    public static Gen<string> ScraperArn =>
        from region in Region
        from account in Account
        from id in ScraperId
        select $"arn:{PartitionOf(region)}:aps:{region}:{account}:scraper/{id}";

    public static Gen<string> Text(string letters, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from text in Gen.Elements(letters.ToCharArray()).ArrayOf(length)
        select new string(text);

    private static string PartitionOf(string region) => XScrape.Arns.Region.Parse(region).Partition;
}
