// PowerShell as the SDK brings it: the same console, parser and cmdlets as pwsh.exe, in a program that needs no installation.
return Microsoft.PowerShell.ConsoleShell.Start(string.Empty, string.Empty, args);
