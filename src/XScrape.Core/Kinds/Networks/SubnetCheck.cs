using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Networks;

/// <summary>The subnets of the collector's network interfaces: they exist, lie in two zones and have room.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed class SubnetCheck : NetworkCheck
{
    private protected override IEnumerable<Finding> Check(LinkSnapshot seen, NetworkSnapshot network)
    {
        if (network.Subnets?.Value is not IReadOnlyList<Ec2Subnet> all)
        {
            string[] ids = [FindingIds.Subnet, FindingIds.SubnetZone, FindingIds.SubnetAddress, .. IsToBeMade(seen) ? new[] { FindingIds.SubnetZoneShared } : []];
            return seen.Unchecked(network.Subnets, network.NoSubnets, ids);
        }

        IdList wanted = network.CollectorSubnets;
        Ec2Subnet[] subnets = [.. all.Where(s => wanted.Contains(s.Id))];
        string[] missing = [.. wanted.Where(id => !subnets.Any(s => s.Id == id))];
        bool isWhole = subnets.Length > 0 && missing.Length == 0;
        return
        [
            Existence(seen, network, wanted, subnets, missing),
            isWhole ? Zones(seen, subnets) : seen.Unchecked(FindingIds.SubnetZone, Unseen(missing)),
            Addresses(seen, subnets, missing, isWhole),
            .. IsToBeMade(seen) ? new[] { isWhole ? Shared(seen, subnets) : seen.Unchecked(FindingIds.SubnetZoneShared, Unseen(missing)) } : [],
        ];
    }

    // AMP has taken the subnets of a scraper that is there.
    private static bool IsToBeMade(LinkSnapshot seen) => seen.Scraper?.Value is null;

    private static Finding Existence(LinkSnapshot seen, NetworkSnapshot network, IdList wanted, Ec2Subnet[] subnets, string[] missing)
    {
        // Where nothing says which VPC it is, the first subnet does: a collector has one.
        string? vpc = network.VpcId ?? subnets.FirstOrDefault()?.VpcId;
        string[] wrong = [.. missing.Select(id => id + " does not exist"), .. subnets.Where(s => s.VpcId != vpc).Select(s => $"{s.Id} is in {s.VpcId}")];
        return seen.Is(
            FindingIds.Subnet,
            wrong.Length == 0,
            $"The collector's subnets exist in {network.VpcNoun}.",
            $"Of the collector's subnets, {string.Join(", ", wrong)}.",
            wanted,
            $"subnets of {vpc ?? network.VpcNoun}");
    }

    private static Finding Zones(LinkSnapshot seen, Ec2Subnet[] subnets)
    {
        string[] zones = [.. subnets.Select(s => s.Zone).Distinct()];
        return seen.Is(
            FindingIds.SubnetZone,
            zones.Length > 1,
            "The subnets are in several Availability Zones.",
            $"The subnets are in one Availability Zone, {string.Join(", ", zones)}; AWS asks for two.",
            string.Join(";", zones),
            "two Availability Zones");
    }

    private static Finding Shared(LinkSnapshot seen, Ec2Subnet[] subnets)
    {
        string[] shared = [.. subnets.GroupBy(s => s.Zone).Where(zone => zone.Count() > 1).Select(zone => $"{zone.Key} has {string.Join(", ", zone.Select(s => s.Id))}")];
        return seen.Is(
            FindingIds.SubnetZoneShared,
            shared.Length == 0,
            "Each subnet is in a different zone.",
            $"Two subnets are in one Availability Zone: {string.Join("; ", shared)}. CreateScraper is reported to refuse that.",
            string.Join(";", subnets.Select(s => s.Zone)),
            "one subnet in each Availability Zone");
    }

    private static Finding Addresses(LinkSnapshot seen, Ec2Subnet[] subnets, string[] missing, bool isWhole)
    {
        string[] full = [.. subnets.Where(s => s.FreeAddresses < 1).Select(s => s.Id)];
        return full.Length == 0 && !isWhole
            ? seen.Unchecked(FindingIds.SubnetAddress, Unseen(missing))
            : seen.Is(
                FindingIds.SubnetAddress,
                full.Length == 0,
                "Each subnet has free addresses.",
                $"No address is free in {string.Join(", ", full)}, and the collector needs one in each subnet.",
                string.Join("; ", subnets.Select(s => $"{s.Id}: {s.FreeAddresses}")),
                "one free address in each subnet");
    }

    // What does not exist has neither a zone nor addresses: that is no pass.
    private static string Unseen(string[] missing) =>
        missing.Length == 0 ? "Not checked: no subnets are known." : $"Not checked: {string.Join(", ", missing)} does not exist.";
}
