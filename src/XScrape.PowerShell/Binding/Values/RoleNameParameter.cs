using XScrape.Arns;
using XScrape.Links;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>A role name as a parameter gives it: a plain name, or a template with places in braces.</summary>
internal static class RoleNameParameter
{
    /// <summary>Null for a template.</summary>
    public static RoleName? AsRoleName(this string? value) => IsTemplate(value) ? null : value.As(RoleName.Parse);

    /// <summary>Null for a plain name.</summary>
    public static RoleNameTemplate? AsTemplate(this string? value) => IsTemplate(value) ? RoleNameTemplate.Parse(value!) : null;

    private static bool IsTemplate(string? value) => value?.IndexOfAny(['{', '}']) >= 0;
}
