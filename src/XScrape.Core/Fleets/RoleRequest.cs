using XScrape.Arns;
using XScrape.Links;
using XScrape.Links.Sides;

namespace XScrape.Fleets;

/// <summary>What one row of a fleet wants of one role.</summary>
internal sealed record RoleRequest(FleetRow Row, RoleArn Role, Side Side)
{
    /// <summary>What IAM treats as one role: the account and the name, regardless of path and case.</summary>
    public string Name => $"{Role.Account}/{Role.Name.ToString().ToUpperInvariant()}";

    public static IEnumerable<RoleRequest> Of(IEnumerable<FleetRow> rows) => rows.SelectMany(r => new[]
    {
        r.Live.Facts.SourceRole is RoleArn source ? new RoleRequest(r, source, Side.Source) : null,
        r.Live.Facts.TargetRole is RoleArn target ? new RoleRequest(r, target, Side.Target) : null,
    }.OfType<RoleRequest>());

    /// <summary>Why these wishes for one role cannot all be fulfilled; null if they can.</summary>
    public static string? Contradiction(IReadOnlyList<RoleRequest> wishes, bool onlyOneWorkspace)
    {
        RoleRequest first = wishes[0];
        RoleRequest? other = wishes.FirstOrDefault(w => w.Role != first.Role);
        if (other is not null)
        {
            return $"The role {first.Role} is also wanted as {other.Role}: role names are unique in an account, regardless of path and upper or lower case.";
        }

        if (wishes.Any(w => w.Side != first.Side))
        {
            return $"The role {first.Role} is wanted as a source role and as a target role.";
        }

        LinkFacts facts = first.Row.Live.Facts;
        return onlyOneWorkspace && first.Side == Side.Target && wishes.Any(w => w.Row.Live.Facts.Destination != facts.Destination)
            ? $"The target role {first.Role} is wanted for several workspaces, and -LeastPrivilege permits it one."
            : null;
    }
}
