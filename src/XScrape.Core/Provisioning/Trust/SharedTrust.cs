using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Trust;

/// <summary>
/// Brings the trust policy of a shared role to what its intent tags say: read, write if it differs, read again, and once
/// more after the propagation lag. Whoever writes a stale policy reads afterwards and sees the newer tags, so concurrent
/// processes end right in every order, and one that was killed in between is completed by its re-run.
/// </summary>
internal sealed class SharedTrust(TrustSettings settings, IntentJudge judge)
{
    /// <summary>More rounds than that mean a writer who does not look at tags, such as another tool.</summary>
    private const int MaxRounds = 50;

    /// <summary>Two processes that want opposite things of one link must not correct each other for ever: either may win.</summary>
    private const int MaxCorrections = 6;

    /// <summary>The tags to set before this scraper may be bound; none if they are there.</summary>
    /// <param name="side">The role and where it is reached.</param>
    /// <param name="role">The role as it was read.</param>
    /// <param name="scraper">The scraper of the link.</param>
    /// <param name="there">Others that the policy of a role without mark allows and that stay.</param>
    public static Dictionary<string, string> MissingTags(LinkRole side, IamRole role, ScraperArn scraper, IEnumerable<ScraperArn> there)
    {
        Dictionary<string, string> missing = new(StringComparer.Ordinal);
        if (!SharedRoleTags.IsShared(role))
        {
            missing[SharedRoleTags.SharedMark.Key] = SharedRoleTags.SharedMark.Value;
            foreach (ScraperArn other in there)
            {
                Add(other);
            }
        }

        Add(scraper);
        return missing;

        void Add(ScraperArn one)
        {
            KeyValuePair<string, string> intent = SharedRoleTags.For(one, side.Facts.KnownSourceRole);
            if (!role.Tags.TryGetValue(intent.Key, out string? value) || value != intent.Value)
            {
                missing[intent.Key] = intent.Value;
            }
        }
    }

    /// <summary>The look after the propagation lag, again and again until nothing had to be changed any more.</summary>
    public async Task SettleAsync(LinkRole side, SharedIntent intent, ScraperLink link, CancellationToken stop)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            await Clock.Pause(settings.Clock, settings.PropagationLag, stop).ConfigureAwait(false);
            if (!await ConvergeAsync(side, intent with { MayCorrect = round < MaxCorrections }, link, stop).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new XScrapeException(
            FailureId.Conflict,
            $"The trust policy of {side.Arn} was changed by another writer after each of {MaxRounds} writes.",
            "Find out what else writes to this role (Terraform, CloudFormation, another script), then run the same command again.");
    }

    /// <summary>One look. Whether tags or policy had to be changed, so that another look has to follow.</summary>
    public async Task<bool> ConvergeAsync(LinkRole side, SharedIntent intent, ScraperLink link, CancellationToken stop)
    {
        IamRole role = await side.GetAsync(stop).ConfigureAwait(false);
        bool corrected = intent.MayCorrect && await CorrectAsync(side, role, intent, stop).ConfigureAwait(false);
        if (corrected)
        {
            role = await side.GetAsync(stop).ConfigureAwait(false);
        }

        PolicyDocument before = PolicyDocument.Parse(role.TrustJson);
        PolicyDocument after = TrustPatch.Apply(before, side.Terms, await judge.WantedAsync(side, role, intent.Scraper, stop).ConfigureAwait(false));
        if (after.MeansTheSameAs(before))
        {
            return corrected;
        }

        await WriteAsync(side, after, new RoleFreshness(link, settings.Retry, stop), stop).ConfigureAwait(false);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", side.Arn.ToString(), before.ToString(), after.ToString());
        return true;
    }

    /// <summary>Whether a tag had to be corrected, so that the role must be read again.</summary>
    private async Task<bool> CorrectAsync(LinkRole side, IamRole role, SharedIntent intent, CancellationToken stop)
    {
        string[] gone = [.. intent.Superfluous(side, role).Select(SharedRoleTags.KeyOf).Where(role.Tags.ContainsKey)];
        if (gone.Length > 0)
        {
            await side.Iam.UntagRoleAsync(side.Arn.Name, gone, stop).ConfigureAwait(false);
        }

        bool missing = intent.IsMissing(role);
        if (missing)
        {
            IReadOnlyList<ScraperArn> there = await judge.ImportableAsync(side, role, intent.Scraper, stop).ConfigureAwait(false);
            await side.Iam.TagRoleAsync(side.Arn.Name, MissingTags(side, role, intent.Scraper, there), stop).ConfigureAwait(false);
        }

        return missing || gone.Length > 0;
    }

    private Task WriteAsync(LinkRole side, PolicyDocument after, RoleFreshness news, CancellationToken stop) => settings.Retry.RunAsync(
        inner => side.Iam.UpdateAssumeRolePolicyAsync(side.Arn.Name, after, inner),
        failure => news.ExplainAsync(failure.Id == FailureId.NotFound || TrustStep.NamesSourceRole(failure, side.Terms)),
        stop);
}
