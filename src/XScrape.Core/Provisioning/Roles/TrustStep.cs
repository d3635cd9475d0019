using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>The write that brings a role's trust policy to naming exactly the wanted scrapers.</summary>
internal static class TrustStep
{
    /// <summary>Adds nothing if the policy means that already.</summary>
    public static void AddIfNeeded(List<PlanStep> steps, LinkRole side, IamRole role, IReadOnlyCollection<ScraperArn> wanted, PropagationRetry retry)
    {
        PolicyDocument before = PolicyDocument.Parse(role.TrustJson);
        PolicyDocument after = TrustPatch.Apply(before, side.Terms, wanted);
        if (after.MeansTheSameAs(before))
        {
            return;
        }

        steps.Add(new PlanStep("UpdateAssumeRolePolicy", side.Arn.ToString(), async (link, stop) =>
        {
            RoleFreshness news = new(link, retry, stop);
            await retry.RunAsync(
                inner => side.Iam.UpdateAssumeRolePolicyAsync(side.Arn.Name, after, inner),
                failure => news.ExplainAsync(failure.Id == FailureId.NotFound || NamesSourceRole(failure, side.Terms)),
                stop).ConfigureAwait(false);
            return link;
        })
        { Before = before.ToString(), After = after.ToString() });
    }

    /// <summary>The role as it was read, for later steps of the same run; null where one of these steps changes its trust policy.</summary>
    public static IamRole? SeenUnless(IEnumerable<PlanStep> steps, IamRole role) =>
        steps.Any(s => s.Operation == "UpdateAssumeRolePolicy") ? null : role;

    /// <summary>Whether IAM refuses the principal that is our own source role, which it may not know yet.</summary>
    public static bool NamesSourceRole(XScrapeException failure, ExpectedTrust terms) =>
        failure.Id == FailureId.InvalidPrincipal && failure.Message.Contains(terms.SourceRole.ToString());
}
