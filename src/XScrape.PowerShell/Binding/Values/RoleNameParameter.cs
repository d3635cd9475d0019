using XScrape.Links;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>A role name as a parameter gives it: a plain name, or a template with placeholders in braces.</summary>
internal static class RoleNameParameter
{
    /// <summary>Null for a plain name.</summary>
    public static RoleNameTemplate? AsTemplate(this string? value) => value?.IndexOfAny(['{', '}']) >= 0 ? RoleNameTemplate.Parse(value) : null;
}
