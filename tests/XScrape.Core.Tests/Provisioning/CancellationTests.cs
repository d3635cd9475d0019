using XScrape.Failures;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Provisioning;

/// <summary>After a cancel no new write call starts. The fakes do not look at the token: only the core can.</summary>
public sealed class CancellationTests
{
    private readonly FakeCloud _cloud = new();

    [Theory]
    [InlineData("CreateRole", 1)]
    [InlineData("PutRolePolicy", 2)]
    [InlineData("AttachRolePolicy", 4)]
    [InlineData("CreateScraper", 5)]
    [InlineData("UpdateAssumeRolePolicy", 6)]
    public async Task A_cancel_during_a_write_lets_no_other_begin(string operation, int writes)
    {
        _cloud.Calls.Before = name => CancelAt(name, operation);
        await StoppedAsync();
        Assert.Equal(writes, _cloud.Calls.Writes.Count);
        Assert.Equal(operation, _cloud.Calls.Writes[^1]);
    }

    [Theory]
    [InlineData("GetRole")]
    [InlineData("GetCallerIdentity")]
    public async Task A_cancel_during_a_read_lets_no_write_begin(string operation)
    {
        _cloud.Calls.Before = name => CancelAt(name, operation);
        await StoppedAsync();
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_cancel_while_a_new_role_is_waited_for_lets_no_write_begin()
    {
        _cloud.Calls.Fail("PutRolePolicy", 5, FailureId.NotFound, "The role cannot be found.");
        _cloud.Clock.Pausing = _ =>
        {
            _cloud.Stop.Cancel();
            return true;
        };
        await StoppedAsync();
        Assert.Equal(["CreateRole", "PutRolePolicy"], _cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_cancel_between_two_reads_of_one_step_lets_no_write_begin()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole);
        _cloud.Calls.Clear();
        Plan plan = await _cloud.PlanAsync(_cloud.Link(Samples.Facts()), _cloud.Scraper);
        _cloud.Calls.Before = name => CancelAt(name, "GetRole");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan.RunAsync(_cloud.Stop.Token));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task What_was_cut_off_is_completed_by_the_next_run()
    {
        FakeCloud whole = new();
        await whole.RunAllAsync(Samples.Facts());
        _cloud.Calls.Before = name => CancelAt(name, "CreateScraper");
        await StoppedAsync();
        _cloud.Calls.Before = null;
        ScraperLink link = _cloud.Link(Samples.Facts());
        foreach (ILinkOperation operation in new ILinkOperation[] { _cloud.SourceRole, _cloud.TargetRole, _cloud.Scraper, _cloud.Bind })
        {
            Plan plan = await operation.PlanAsync(operation.Prepare(link), TestContext.Current.CancellationToken);
            link = await plan.RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole.State(), _cloud.State());
    }

    private void CancelAt(string name, string operation)
    {
        if (name == operation)
        {
            _cloud.Stop.Cancel();
        }
    }

    private Task StoppedAsync() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => _cloud.RunAllAsync(Samples.Facts()));
}
