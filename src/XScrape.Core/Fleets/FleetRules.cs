using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links.Owners;

namespace XScrape.Fleets;

/// <summary>
/// What can be wrong between the rows of a fleet, found before anything is called. Rows that contradict each other are all
/// refused: it is not known which one is right. Of rows that say the same the first one is used.
/// </summary>
internal static class FleetRules
{
    /// <param name="rows">All rows in order; bad ones are passed through.</param>
    /// <param name="onlyOneWorkspace">Whether a target role is given its one workspace, so that it can serve no other.</param>
    public static IReadOnlyList<FleetRow> Check(IReadOnlyList<FleetRow> rows, bool onlyOneWorkspace)
    {
        Dictionary<int, FleetRow> now = rows.ToDictionary(r => r.Number);
        FleetRow[] good = [.. rows.Where(r => r.IsGood && r.Live.Facts.Name is not null)];
        RefuseSameLink(now, good);
        good = [.. good.Where(r => now[r.Number].IsGood)];
        foreach (RoleRequest[] role in RoleRequest.Of(good).GroupBy(w => w.Name).Select(g => g.ToArray()))
        {
            if (RoleRequest.Contradiction(role, onlyOneWorkspace) is string why)
            {
                RefuseAll(now, [.. role.Select(w => w.Row)], others => $"{why} The rows are {others}.", "Give these links roles of their own, or make the rows agree.");
            }
        }

        RefuseSameAlias(now, good);
        ILookup<RoleArn, FleetRow> bySource = good.Where(r => r.Live.Facts.SourceRole is not null).ToLookup(r => r.Live.Facts.KnownSourceRole);
        ILookup<RoleArn, FleetRow> byTarget = good.Where(r => r.Live.Facts.TargetRole is not null).ToLookup(r => r.Live.Facts.KnownTargetRole);
        return [.. rows.Select(r => WithSharers(now[r.Number], bySource, byTarget))];
    }

    private static void RefuseSameLink(Dictionary<int, FleetRow> now, FleetRow[] good)
    {
        foreach (FleetRow[] same in good.GroupBy(r => r.Live.Facts.Key).Where(g => g.Count() > 1).Select(g => g.ToArray()))
        {
            if (same.All(r => r.Live.Facts == same[0].Live.Facts && r.Live.Session.Origin.ConfigurationPath == same[0].Live.Session.Origin.ConfigurationPath))
            {
                foreach (FleetRow again in same.Skip(1))
                {
                    now[again.Number] = again.Refused(FailureId.DuplicateRow, $"Duplicate of row {same[0].Number}.", "Remove one of the two rows; the earlier one is used.");
                }
            }
            else
            {
                RefuseAll(now, same, others => $"The rows {others} give different values for the link '{same[0].Link}'.", "Give the links different names, or correct the rows.");
            }
        }
    }

    private static void RefuseSameAlias(Dictionary<int, FleetRow> now, FleetRow[] good)
    {
        IEnumerable<IGrouping<(object?, string), FleetRow>> aliases = good
            .Where(r => r.Live.Facts.Source is not null)
            .GroupBy(r => ((object?)r.Live.Facts.Source, (r.Live.Facts.Alias ?? r.Live.Facts.Name)!.ToString()));
        foreach (FleetRow[] same in aliases.Where(g => g.Count() > 1).Select(g => g.ToArray()))
        {
            RefuseAll(now, same, others => $"The rows {others} want scrapers of one cluster with the same alias '{same[0].Live.Facts.Alias ?? same[0].Live.Facts.Name}'.", "Give the rows different aliases or names.");
        }
    }

    private static void RefuseAll(Dictionary<int, FleetRow> now, FleetRow[] rows, Func<string, string> message, string advice)
    {
        string numbers = string.Join(", ", rows.Select(r => r.Number).Distinct().OrderBy(n => n));
        foreach (FleetRow row in rows.Where(r => now[r.Number].IsGood))
        {
            now[row.Number] = row.Refused(FailureId.RowsConflict, message(numbers), advice);
        }
    }

    /// <summary>Tells each link which others use its roles, so that these are not taken for strangers.</summary>
    private static FleetRow WithSharers(FleetRow row, ILookup<RoleArn, FleetRow> bySource, ILookup<RoleArn, FleetRow> byTarget)
    {
        if (!row.IsGood || row.Live.Facts is not { SourceRole: not null, TargetRole: not null } facts)
        {
            return row;
        }

        LinkKey[] sharers = [.. bySource[facts.SourceRole].Concat(byTarget[facts.TargetRole])
            .Where(r => r.Number != row.Number)
            .GroupBy(r => r.Number)
            .OrderBy(g => g.Key)
            .Select(g => g.First().Live.Facts.Key)];
        return sharers.Length == 0 ? row : row with { Link = row.Live.From(origin => origin with { RoleSharers = sharers }) };
    }
}
