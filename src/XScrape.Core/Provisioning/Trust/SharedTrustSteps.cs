using XScrape.Links;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Roles;

namespace XScrape.Provisioning.Trust;

/// <summary>The writes on a shared role: the intent first, then the policy that follows from all intents.</summary>
internal static class SharedTrustSteps
{
    public static PlanStep Tag(LinkRole side, Dictionary<string, string> tags) => new("TagRole", side.Arn.ToString(), async (link, stop) =>
    {
        await side.Iam.TagRoleAsync(side.Arn.Name, tags, stop).ConfigureAwait(false);
        return link;
    })
    { After = string.Join(Environment.NewLine, tags.Select(t => $"{t.Key} = {t.Value}")) };

    public static PlanStep Untag(LinkRole side, string key) => new("UntagRole", side.Arn.ToString(), async (link, stop) =>
    {
        await side.Iam.UntagRoleAsync(side.Arn.Name, [key], stop).ConfigureAwait(false);
        return link;
    })
    { Before = key };

    /// <summary>A write where the policy differs, else only the looks that follow a change of tags.</summary>
    public static PlanStep Converge(LinkRole side, SharedTrust trust, SharedIntent intent, PolicyDocument before, PolicyDocument after) =>
        new(after.MeansTheSameAs(before) ? "GetRole" : "UpdateAssumeRolePolicy", side.Arn.ToString(), async (link, stop) =>
        {
            await trust.ConvergeAsync(side, intent, link, stop).ConfigureAwait(false);
            return link;
        })
        {
            Before = before.ToString(),
            After = after.ToString(),
            NotesItself = true,
            Settle = (link, stop) => trust.SettleAsync(side, intent, link, stop),
        };

    /// <summary>Both roles are looked at again together, after the last of the writes: the lag is waited for once.</summary>
    public static void SettleTogether(List<PlanStep> steps)
    {
        PlanStep[] shared = [.. steps.Where(s => s.Settle is not null)];
        if (shared.Length == 0)
        {
            return;
        }

        PlanStep last = shared[shared.Length - 1];
        steps[steps.IndexOf(last)] = last with
        {
            Run = async (link, stop) =>
            {
                ScraperLink done = await last.Run(link, stop).ConfigureAwait(false);
                await Task.WhenAll(shared.Select(s => s.Settle!(done, stop))).ConfigureAwait(false);
                return done;
            },
        };
    }
}
