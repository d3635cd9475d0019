namespace XScrape.Help;

/// <summary>What a page says of one cmdlet.</summary>
internal sealed record HelpPage(string Name, string Synopsis)
{
    public IReadOnlyList<string> Description { get; init; } = [];

    public IReadOnlyList<PageExample> Examples { get; init; } = [];

    public IReadOnlyList<PageParameter> Parameters { get; init; } = [];

    public IReadOnlyList<PageType> Inputs { get; init; } = [];

    public IReadOnlyList<PageType> Outputs { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<PageLink> Links { get; init; } = [];
}

/// <summary>A title, the code, and what is said before and after it.</summary>
internal sealed record PageExample(string Title, IReadOnlyList<string> Introduction, string Code, IReadOnlyList<string> Remarks);

/// <summary>A type that goes in or comes out, and what it means there.</summary>
internal sealed record PageType(string Name, IReadOnlyList<string> Description);

/// <summary>A related page; the address is null for another topic of this help.</summary>
internal sealed record PageLink(string Text, string? Address);
