using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using XScrape.Cloud;

namespace XScrape.PowerShell.Adapters;

/// <summary>
/// The open accounts of each runspace. Jobs of Azure Automation share a process, and credentials must not cross from one
/// to the other.
/// </summary>
internal static class RunspaceAccounts
{
    private static readonly ConditionalWeakTable<Runspace, CloudAccounts> s_accounts = new();

    public static CloudAccounts Current => s_accounts.GetValue(Runspace.DefaultRunspace, Open);

    private static CloudAccounts Open(Runspace runspace)
    {
        CloudAccounts accounts = new(AdapterLoader.Provider);
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                accounts.Dispose();
            }
        };
        return accounts;
    }
}
