using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links.Owners;
using XScrape.Policies;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

public sealed class EnsureTargetRoleTests
{
    private const string Invalid = "Invalid principal in policy: \"AWS\":\"" + Samples.SourceRole + "\"";

    private readonly FakeCloud _cloud = new();

    private EnsureTargetRole Least => new(new RoleSettings { LeastPrivilege = true }, _cloud.Retry);

    [Fact]
    public async Task A_new_source_role_that_IAM_does_not_know_yet_is_waited_for()
    {
        _cloud.Calls.Before = name => FailTargets(name, 3, Invalid);
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.TargetRole);
        Assert.Equal(1 + 4, _cloud.Calls.Count("CreateRole"));
        Assert.Equal(3, _cloud.Clock.Pauses.Count);
    }

    [Fact]
    public async Task The_wait_for_a_source_role_has_a_bound()
    {
        _cloud.Calls.Before = name => FailTargets(name, int.MaxValue, Invalid);
        XScrapeException failure = await Expect.FailureAsync(
            FailureId.PropagationTimeout, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.TargetRole));
        Assert.Contains("Invalid principal", failure.Message);
        Assert.Contains("CreateRole " + Samples.SourceRole, failure.Done);
        Assert.InRange(_cloud.Clock.Now, TimeSpan.FromSeconds(100), PropagationRetryBound);
    }

    [Fact]
    public async Task A_principal_of_others_is_not_waited_for()
    {
        _cloud.Calls.Before = name => FailTargets(name, 1, Invalid.Replace("role/Source", "role/Other"));
        await Expect.FailureAsync(FailureId.InvalidPrincipal, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.TargetRole));
        Assert.Empty(_cloud.Clock.Pauses);
    }

    [Fact]
    public async Task An_old_source_role_is_not_waited_for()
    {
        _cloud.Calls.Fail("CreateRole", 1, FailureId.InvalidPrincipal, Invalid);
        await Expect.FailureAsync(FailureId.InvalidPrincipal, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole));
        Assert.Empty(_cloud.Clock.Pauses);
    }

    [Fact]
    public async Task The_dead_id_of_a_source_role_that_was_made_anew_is_replaced()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        FakeRole role = _cloud.Target.Iam["Target"];
        role.Trust = role.Trust.Replace(Samples.SourceRole, "AROAEXAMPLE1234567890");
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole);
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust("arn:aws:aps:us-west-2:111122223333:scraper/s-1")), role.Policy);
    }

    [Fact]
    public async Task A_detached_managed_policy_is_attached_again()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        _cloud.Target.Iam["Target"].Attached.Clear();
        _cloud.Calls.Clear();
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole);
        Assert.Equal(["AttachRolePolicy"], _cloud.Calls.Writes);
    }

    [Fact]
    public async Task Least_privilege_is_one_inline_policy_and_nothing_attached()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), Least);
        FakeRole role = _cloud.Target.Iam["Target"];
        Assert.Empty(role.Attached);
        Assert.Equal(RolePermissions.Write(new WorkspaceDestination(WorkspaceArn.Parse(Samples.Workspace))), Assert.Single(role.Inline).Value);
        _cloud.Calls.Clear();
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), Least);
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole);
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Least_privilege_on_another_workspace_is_not_enough()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), Least);
        _cloud.Target.Iam["Target"].Inline[RolePermissions.RemoteWriteName] = RolePermissions.Write(new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-2")));
        _cloud.Calls.Clear();
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole);
        Assert.Equal(["AttachRolePolicy"], _cloud.Calls.Writes);
    }

    [Fact]
    public void Least_privilege_needs_a_workspace() =>
        Expect.Failure(FailureId.MissingValue, () => Least.Prepare(_cloud.Link(Samples.FactsWithRoles() with { Destination = null })));

    [Fact]
    public async Task Foreign_statements_of_an_adopted_role_survive()
    {
        const string Foreign = """{"Effect":"Allow","Principal":{"AWS":"777788889999"},"Action":"sts:AssumeRole"}""";
        FakeRole role = _cloud.Target.Iam.Add(Samples.TargetRole, Seed.Document(Foreign).ToJson());
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), new EnsureTargetRole(new RoleSettings { Adopt = true }, _cloud.Retry));
        Assert.Equal(2, role.Policy.Statements.Count);
        Assert.Contains(Seed.Document(Foreign).Statements[0], role.Policy.Statements);
    }

    [Fact]
    public async Task A_dead_principal_of_others_is_an_error_and_not_a_retry()
    {
        _cloud.Target.Iam.Add(Samples.TargetRole, Seed.Document("""{"Effect":"Allow","Principal":{"AWS":["777788889999","AIDAEXAMPLE1234567890"]},"Action":"sts:AssumeRole"}""").ToJson(), (OwnerTag.Key, Samples.Key().ToString()));
        await Expect.FailureAsync(FailureId.ForeignDeadPrincipal, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.TargetRole));
        Assert.Empty(_cloud.Calls.Writes);
    }

    private static TimeSpan PropagationRetryBound => XScrape.Waiting.PropagationRetry.DefaultBound;

    private void FailTargets(string operation, int times, string message)
    {
        // The source role is made first; what fails is the role that names it.
        if (operation == "PutRolePolicy")
        {
            _cloud.Calls.Fail("CreateRole", times, FailureId.InvalidPrincipal, message);
        }
    }
}
