using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;

namespace XScrape.Identities;

/// <summary>
/// Decides which identity to use for a link: the parameters of its side, else the live link's own identity, else the row's profile
/// and role, else AWS.Tools' parameters, else what the shell has set up. Only a command that was typed without any link may
/// fall back on the SDK's default chain.
/// </summary>
internal sealed class LinkIdentities(IdentityArguments arguments, CloudAccounts accounts)
{
    /// <param name="link">The link, live or not.</param>
    /// <param name="fromData">Whether it came from data (a row, a file) and not from parameters or a live link.</param>
    /// <param name="origin">What to point at in an error.</param>
    public ScraperLink Open(LinkProperties link, bool fromData, object? origin)
    {
        LinkFacts facts = link.Facts;
        LinkSession? live = (link as ScraperLink)?.Session;
        SideArguments source = live is null ? RowIdentity.Join("Source", arguments.Source, facts.SourceProfileName, facts.SourceAssumeRole) : arguments.Source;
        SideArguments target = live is null ? RowIdentity.Join("Target", arguments.Target, facts.TargetProfileName, facts.TargetAssumeRole) : arguments.Target;
        if (live is not null && !source.IsGiven && !target.IsGiven)
        {
            return new ScraperLink(facts, live with { Origin = live.Origin with { Record = live.Origin.Record ?? origin } });
        }

        bool keepSource = live is not null && !source.IsGiven;
        bool keepTarget = live is not null && !target.IsGiven;
        CloudIdentity? sourceIdentity = keepSource ? live!.Source.Identity : Identity(source, live?.Source.Identity, fromData);
        CloudIdentity? targetIdentity = keepTarget ? live!.Target.Identity : Identity(target, live?.Target.Identity, fromData);
        CloudSite site = live?.Source.Site ?? new CloudSite(RegionOf(facts, sourceIdentity ?? new CloudIdentity()), arguments.Endpoint) { Configured = arguments.Configured };
        ICloudAccount sourceAccount = keepSource ? live!.Source : Account(sourceIdentity, site, "source");
        ICloudAccount targetAccount = keepTarget ? live!.Target : Account(targetIdentity, site, "target");
        LinkSession session = live is null
            ? new LinkSession(sourceAccount, targetAccount) { Origin = new LinkOrigin { Record = origin }, SourceIsNamed = source.IsGiven, TargetIsNamed = target.IsGiven }
            : live with
            {
                Source = sourceAccount,
                Target = targetAccount,
                Origin = live.Origin with { Record = live.Origin.Record ?? origin },
                SourceIsNamed = live.SourceIsNamed || source.IsGiven,
                TargetIsNamed = live.TargetIsNamed || target.IsGiven,
            };
        LinkFacts whole = LinkConsistency.Complete(facts with
        {
            Region = site.Region,
            SourceProfileName = sourceIdentity?.ProfileName,
            TargetProfileName = targetIdentity?.ProfileName,
            SourceAssumeRole = source.AssumeRole ?? facts.SourceAssumeRole,
            TargetAssumeRole = target.AssumeRole ?? facts.TargetAssumeRole,
        });
        return new ScraperLink(whole, session);
    }

    /// <summary>Null where data came without an identity and the command has none either.</summary>
    private CloudIdentity? Identity(SideArguments side, CloudIdentity? live, bool fromData)
    {
        CloudIdentity? identity = side.Credential is not null ? new CloudIdentity { Credential = side.Credential }
            : side.ProfileName is not null ? new CloudIdentity { ProfileName = side.ProfileName, ProfileLocation = arguments.ProfileLocation }
            : live is not null ? live
            : arguments.Base.IsExplicit ? arguments.Base with { ProfileLocation = arguments.ProfileLocation }
            : arguments.Stored is not null ? new CloudIdentity { Credential = arguments.Stored }
            : fromData ? null
            : new CloudIdentity { ProfileLocation = arguments.ProfileLocation };
        return side.AssumeRole is null || identity is null ? identity : identity with { AssumeRoleArn = side.AssumeRole.ToString(), ExternalId = side.ExternalId };
    }

    private ICloudAccount Account(CloudIdentity? identity, CloudSite site, string side) => identity is not null
        ? accounts.Get(identity, site)
        : new DeferredAccount(new CloudIdentity(), site, () => throw new XScrapeException(
            FailureId.IdentityNeeded,
            $"Neither the row nor the command names credentials for the {side} account.",
            "Give -SourceProfileName and -TargetProfileName (or columns of these names), or -ProfileName for both."));

    private Region RegionOf(LinkFacts facts, CloudIdentity source)
    {
        Region? region = facts.Region ?? arguments.Region ?? arguments.StoredRegion;
        if (region is null && accounts.Provider.DefaultRegion(source) is string named)
        {
            region = Region.Parse(named);
        }

        return region ?? throw LinkFacts.Missing("Region", "-Region, or set one with Set-DefaultAWSRegion or in the profile");
    }
}
