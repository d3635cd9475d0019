using System.Xml.Linq;
using XScrape.Aws.Wire.Responses;
using XScrape.Cloud.Iam;

namespace XScrape.Aws.Iam;

/// <summary>Reads what IAM's policy simulator says of one action on one resource.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html</remarks>
internal static class SimulationReader
{
    public static PolicySimulation Read(XElement result) => new(result.Need("EvalDecision").Value)
    {
        Policies = [.. result.Members("MatchedStatements").Select(s => s.Text("SourcePolicyId")).OfType<string>().Distinct()],
        AllowedByBoundary = Flag(result.Child("PermissionsBoundaryDecisionDetail")?.Text("AllowedByPermissionsBoundary")),
        AllowedByOrganizations = Flag(result.Child("OrganizationsDecisionDetail")?.Text("AllowedByOrganizations")),
        MissingContext = [.. result.Members("MissingContextValues").Select(k => k.Value)],
    };

    private static bool? Flag(string? text) => text is null ? null : string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
