using XScrape.Cloud.Iam;
using XScrape.Policies;

namespace XScrape.Rehearsing;

/// <summary>A role as it was read, with what was written to it on paper.</summary>
internal sealed class PaperRole(IamRole? role)
{
    /// <summary>Null: there is none.</summary>
    public IamRole? Role { get; set; } = role;

    /// <summary>Made on paper, so that nothing of it can be read.</summary>
    public bool IsNew { get; set; }

    /// <summary>Inline policies that were written (the document) or removed (null) on paper.</summary>
    public Dictionary<string, PolicyDocument?> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>Managed policies that were attached (true) or detached (false) on paper.</summary>
    public Dictionary<string, bool> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>Forgets all that was on the role: it is created again, or gone.</summary>
    public void Replace(IamRole? role)
    {
        Role = role;
        IsNew = role is not null;
        Inline.Clear();
        Attached.Clear();
    }
}
