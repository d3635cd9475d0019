using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator;

/// <summary>Changes what stands around the scrapers while the simulator runs: clusters with their network, and workspaces.</summary>
public sealed class Surroundings
{
    private readonly SimulatedWorld _world;

    internal Surroundings(SimulatedWorld world) => _world = world;

    /// <summary>Changes facts of a cluster; an ArgumentException where there is none or where its ARN would change.</summary>
    public void Change(string clusterArn, Func<ClusterSeed, ClusterSeed> change)
    {
        if (change is null)
        {
            throw new ArgumentNullException(nameof(change));
        }

        lock (_world.Gate)
        {
            _world.Advance();
            Cluster cluster = Find(clusterArn);
            ClusterSeed changed = change(cluster.Seed);
            if (changed.ClusterArn != clusterArn)
            {
                throw new ArgumentException("A cluster keeps its ARN.", nameof(change));
            }

            _world.Collector.Touch(clusterArn);
            cluster.Seed = changed;
        }
    }

    /// <summary>Removes a cluster and creates it again under its name: all access entries are lost.</summary>
    public void Recreate(string clusterArn)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            Cluster cluster = Find(clusterArn);
            _world.Collector.Touch(clusterArn);
            cluster.Created = _world.Now;
            cluster.AccessEntries.Clear();
        }
    }

    /// <summary>Removes any access entry; the API cannot remove that of a collector.</summary>
    public void RemoveAccessEntry(string clusterArn, string principalArn)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            Cluster cluster = Find(clusterArn);
            _world.Collector.Touch(clusterArn);
            cluster.AccessEntries.Remove(principalArn);
        }
    }

    /// <summary>Removes a cluster; its scrapers stay.</summary>
    public void RemoveCluster(string clusterArn)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            Cluster cluster = Find(clusterArn);
            _world.Collector.Touch(clusterArn);
            cluster.Account.Clusters.Remove(clusterArn);
        }
    }

    /// <summary>Sets the status and the customer's key of a workspace.</summary>
    /// <param name="workspaceArn">The workspace.</param>
    /// <param name="status">CREATING, ACTIVE, UPDATING, DELETING or CREATION_FAILED.</param>
    /// <param name="kmsKeyArn">The customer's own key; null for one of AWS.</param>
    public void SetWorkspace(string workspaceArn, string status, string? kmsKeyArn = null)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            Workspace workspace = FindWorkspace(workspaceArn);
            _world.Collector.Touch(workspaceArn);
            workspace.Status = status ?? throw new ArgumentNullException(nameof(status));
            workspace.KmsKeyArn = kmsKeyArn;
        }
    }

    /// <summary>Removes a workspace with all that was written to it.</summary>
    public void RemoveWorkspace(string workspaceArn)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            Workspace workspace = FindWorkspace(workspaceArn);
            _world.Collector.Touch(workspaceArn);
            _world.FindAccount(workspace.Arn.Account)!.Workspaces.Remove(workspaceArn);
        }
    }

    private Cluster Find(string arn) => _world.FindCluster(arn) ?? throw new ArgumentException($"There is no cluster {arn}.", nameof(arn));

    private Workspace FindWorkspace(string arn) => _world.FindWorkspace(arn) ?? throw new ArgumentException($"There is no workspace {arn}.", nameof(arn));
}
