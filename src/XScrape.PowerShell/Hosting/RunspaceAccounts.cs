using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using XScrape.Cloud;

namespace XScrape.PowerShell.Hosting;

/// <summary>
/// The open accounts of each runspace. Jobs of Azure Automation share a process, and credentials must not cross from one
/// to the other.
/// </summary>
internal static class RunspaceAccounts
{
    private static readonly ConditionalWeakTable<Runspace, CloudAccounts> s_accounts = new();

    public static CloudAccounts Current => s_accounts.GetValue(Runspace.DefaultRunspace, _ => new CloudAccounts(Backend.Provider));
}
