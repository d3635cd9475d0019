namespace XScrape.Help.Tests;

/// <summary>A temporary folder of pages.</summary>
internal sealed class PageFolder : IDisposable
{
    /// <summary>A page of the right form.</summary>
    public const string Thing = """
        # New-Thing

        Makes a `thing`.

        ## When to use it

        When `-Name` is &lt;known&gt; & *wanted*.

        - first
        - second

        ## Examples

        Variables are set before.

        <!-- before
        hidden
        -->

        ### One thing

        ```powershell
        New-Thing 'a' |
            New-Thing
        ```

        So.

        ## Parameters

        ### -Name

        The name.

        - Type: `String`
        - Required: in the set `ByName`
        - Default: none
        - Values: 1 to 9 letters

        ## Input

        ### Object

        Anything.

        ## Output

        ### Thing

        The thing.

        ## Related links

        - [Get-Thing](Get-Thing.md)
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-help-");

    public string Path => _folder.FullName;

    public string Add(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
