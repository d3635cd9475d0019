using XScrape.Links;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>One fact of a healthy link, broken.</summary>
/// <param name="Name">What is broken.</param>
/// <param name="Found">The findings that must fail.</param>
/// <param name="Break">Breaks it; gives the link to diagnose where that is another one.</param>
internal sealed record Mutation(string Name, string[] Found, Func<LinkStage, Task<ScraperLink?>> Break)
{
    public Mutation(string name, string found, Func<LinkStage, Task> breakIt)
        : this(name, [found], async stage =>
        {
            await breakIt(stage);
            return null;
        })
    {
    }

    /// <summary>What may fail besides, because it follows from the broken fact.</summary>
    public string[] Consequences { get; init; } = [];

    public LinkPlan Plan { get; init; } = LinkPlan.Usual;

    /// <summary>Whether samples go on arriving: a fault of care and not of the chain.</summary>
    public bool Flows { get; init; }

    /// <summary>Whether it depends on what nobody can know beforehand, and so is a warning.</summary>
    public bool IsDoubtful { get; init; }

    public override string ToString() => Name;
}
