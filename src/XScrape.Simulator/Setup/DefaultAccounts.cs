using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Setup;

/// <summary>The two accounts of the documented procedure.</summary>
internal static class DefaultAccounts
{
    public static IReadOnlyList<AccountSeed> In(string region)
    {
        string partition = Arn.PartitionOf(region);
        return
        [
            new AccountSeed
            {
                AccountId = "111122223333",
                Clusters =
                [
                    new ClusterSeed
                    {
                        ClusterArn = $"arn:{partition}:eks:{region}:111122223333:cluster/prod-1",
                        Subnets =
                        [
                            new SubnetSeed("subnet-0a1b2c3d4e5f60001", region + "a"),
                            new SubnetSeed("subnet-0a1b2c3d4e5f60002", region + "b"),
                        ],
                    },
                ],
            },
            new AccountSeed
            {
                AccountId = "444455556666",
                WorkspaceArns = [$"arn:{partition}:aps:{region}:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666"],
            },
        ];
    }
}
