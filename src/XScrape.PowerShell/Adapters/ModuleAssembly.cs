#if !NET
using System.Management.Automation;

namespace XScrape.PowerShell.Adapters;

/// <summary>Windows PowerShell: resolves our folder's references while the module is loaded.</summary>
public sealed class ModuleAssembly : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>At Import-Module.</summary>
    public void OnImport() => FolderResolver.Attach();

    /// <summary>At Remove-Module.</summary>
    /// <param name="psModuleInfo">The module that goes.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => FolderResolver.Detach();
}
#endif
