using XScrape.Desktop;
using XScrape.PowerShell.Adapters;

// The same handler as in Windows PowerShell; nothing of the folder's closure is touched before it is there.
FolderResolver.Attach();
return Checks.Run();
