using XScrape.Arns;
using XScrape.Policies;

namespace XScrape.Cloud.Iam;

/// <summary>What CreateRole is given.</summary>
internal sealed record NewRole(RoleName Name, RolePath Path, PolicyDocument Trust, string Description, IReadOnlyDictionary<string, string> Tags, string? PermissionsBoundary);
