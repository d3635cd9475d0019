using System.Text.RegularExpressions;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>What may stand as a Resource or NotResource.</summary>
internal static class ResourceRules
{
    private static readonly Regex s_partition = Pattern.Whole("aws(-[a-z]+)*");

    /// <summary>
    /// What an incomplete ARN leaves out is anything, except in a session policy:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    /// </summary>
    public static void Check(string[]? resources, PolicyKind kind)
    {
        const int Parts = 6;
        const int FewestParts = 3;
        if (resources is { Length: 0 })
        {
            throw new PolicyError("Policy statement must contain resources.");
        }

        foreach (string resource in (resources ?? []).Where(resource => resource != "*"))
        {
            string[] parts = resource.Split([':'], Parts);
            if (parts[0] != "arn" || parts.Length < (kind is PolicyKind.Identity ? FewestParts : Parts))
            {
                throw new PolicyError($"Resource {resource} must be in ARN format or \"*\".");
            }

            if (!s_partition.IsMatch(parts[1]))
            {
                throw new PolicyError($"Partition \"{parts[1]}\" is not valid for resource \"{resource}\".");
            }
        }
    }
}
