using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies.Trust;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Reads both roles of a link, and asks IAM itself what they may do: one question for all policies of a role.</summary>
internal sealed class RoleReader(ScraperLink link, CancellationToken stop)
{
    private readonly ICloudAccount _source = link.Session.Source;

    private readonly ICloudAccount _target = link.Session.Target;

    public async Task<LinkSnapshot> ReadAsync(Task<Observation<Scraper>?> scraper)
    {
        Task<Observation<IamRole>?> source = RoleAsync(_source, link.Facts.SourceRole);
        Task<Observation<IamRole>?> target = RoleAsync(_target, link.Facts.TargetRole);
        Task<Observation<PolicySimulation>?> assume = AssumeAsync(scraper);
        Task<Observation<PolicySimulation>?> write = WriteAsync();
        await Task.WhenAll(source, target, assume, write).ConfigureAwait(false);
        return new LinkSnapshot(link)
        {
            SourceRole = await source.ConfigureAwait(false),
            TargetRole = await target.ConfigureAwait(false),
            SourceGrant = await assume.ConfigureAwait(false),
            TargetGrant = await write.ConfigureAwait(false),
        };
    }

    private async Task<Observation<IamRole>?> RoleAsync(ICloudAccount account, RoleArn? role) => role is null ? null
        : await Reading.Of("iam:GetRole", account, a => a.Iam.GetRoleAsync(role.Name, stop)).ConfigureAwait(false);

    private async Task<Observation<PolicySimulation>?> AssumeAsync(Task<Observation<Scraper>?> scraper)
    {
        if (link.Facts.SourceRole is not RoleArn role || link.Facts.TargetRole is not RoleArn target)
        {
            return null;
        }

        ScraperArn? arn = link.Facts.Scraper ?? (await scraper.ConfigureAwait(false))?.Value?.Arn;
        Dictionary<string, string> context = arn is null ? [] : new() { ["sts:ExternalId"] = arn.ToString() };
        return await SimulateAsync(_source, role, ExpectedTrust.AssumeRole, target.ToString(), context).ConfigureAwait(false);
    }

    private async Task<Observation<PolicySimulation>?> WriteAsync() =>
        link.Facts.TargetRole is not RoleArn role || link.Facts.Destination is not ScrapeDestination written ? null
            : await SimulateAsync(_target, role, written.WriteAction, written.ToString(), []).ConfigureAwait(false);

    private Task<Observation<PolicySimulation>> SimulateAsync(ICloudAccount account, RoleArn role, string action, string resource, Dictionary<string, string> context) =>
        Reading.Of("iam:SimulatePrincipalPolicy", account, async a =>
        {
            try
            {
                return await a.Iam.SimulatePrincipalPolicyAsync(role, action, resource, context, stop).ConfigureAwait(false);
            }
            catch (XScrapeException failure) when (failure.Id == FailureId.NotFound)
            {
                return null;
            }
        });
}
