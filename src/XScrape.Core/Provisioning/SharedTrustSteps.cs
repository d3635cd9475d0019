using XScrape.Policies;

namespace XScrape.Provisioning;

/// <summary>The writes on a shared role: the intent first, then the policy that follows from all intents.</summary>
internal static class SharedTrustSteps
{
    public static PlanStep Tag(RoleSide side, Dictionary<string, string> tags) => new("TagRole", side.Arn.ToString(), async (link, stop) =>
    {
        await side.Iam.TagRoleAsync(side.Arn.Name, tags, stop).ConfigureAwait(false);
        return link;
    })
    { After = string.Join(Environment.NewLine, tags.Select(t => $"{t.Key} = {t.Value}")) };

    public static PlanStep Untag(RoleSide side, string key) => new("UntagRole", side.Arn.ToString(), async (link, stop) =>
    {
        await side.Iam.UntagRoleAsync(side.Arn.Name, [key], stop).ConfigureAwait(false);
        return link;
    })
    { Before = key };

    public static PlanStep Converge(RoleSide side, SharedTrust trust, SharedIntent intent, PolicyDocument before, PolicyDocument after) =>
        new("UpdateAssumeRolePolicy", side.Arn.ToString(), async (link, stop) =>
        {
            await trust.ConvergeAsync(side, intent, link, stop).ConfigureAwait(false);
            return link;
        })
        { Before = before.ToString(), After = after.ToString(), NotesItself = true };
}
