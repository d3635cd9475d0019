using System.Management.Automation;

namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The shell in which the user is typing.</summary>
internal static class Shell
{
    /// <summary>Null if there is no such variable, or nothing may be asked now.</summary>
    public static object? Variable(string name)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Get-Variable").AddParameter("Name", name).AddParameter("ValueOnly").AddParameter("ErrorAction", ActionPreference.Ignore);
        return shell.Invoke().FirstOrDefault();
    }
}
